/** A table that is wider than its place is scrolled by keys, too: it takes the focus, which not every browser gives it. */
export const scrollTablesByKeys = (): void => {
  const tables = document.getElementsByClassName('ant-table-content');
  const known = new WeakSet<Element>();
  const sizes = new ResizeObserver((entries) => {
    for (const frame of new Set(entries.map(({ target }) => target.closest('.ant-table-content')))) {
      if (!frame) continue;
      if (frame.scrollWidth > frame.clientWidth) frame.setAttribute('tabindex', '0');
      else frame.removeAttribute('tabindex');
    }
  });
  new MutationObserver(() => {
    for (const frame of tables) {
      const table = frame.firstElementChild;
      if (!table || known.has(table)) continue;
      known.add(table);
      sizes.observe(frame);
      sizes.observe(table);
    }
  }).observe(document.body, { childList: true, subtree: true });
};
