/** The focus goes to the page, where a button that had it is gone. */
export const focusPage = (): void => {
  // once the button is gone
  setTimeout(() => document.querySelector('main')?.focus());
};
