/** The header of a file that is handed out: a plain name for programs that read no other, and its name in whatever words. */
export const attachment = (plain: string, name: string): string =>
  `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;

/** As RFC 8187 has it, in which a quote and an asterisk are marks, too. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
