declare module 'opencc-js/dict/TSCharacters' {
  /** `張 张|…`: each traditional character with the simplified ones for it, the likeliest first. */
  const characters: string;
  export default characters;
}
