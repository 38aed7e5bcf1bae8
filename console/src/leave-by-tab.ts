/** A list of which several may be chosen takes Tab for choosing, and keys would not get out of it (WCAG 2.1.2): here Tab goes on. */
export const leaveByTab = (): void =>
  document.addEventListener(
    'keydown',
    (event) => {
      const isInList = event.target instanceof Element && event.target.closest('.ant-select-multiple');
      if (event.key === 'Tab' && isInList) event.stopPropagation();
    },
    true,
  );
