/** The focus goes to the page, where a button that had it is gone. */
export const focusPage = (): void => {
  // once the button is gone
  setTimeout(() => document.querySelector('main')?.focus());
};

/** The same where it may be gone: by then nothing has the focus. */
export const focusPageIfLost = (): void => {
  setTimeout(() => {
    if (!document.activeElement || document.activeElement === document.body) focusPage();
  });
};
