/**
 * How the drawer of a form is left without a decision. Escape and the cross leave what was typed behind as a draft; where none is kept, they
 * leave a form alone in which nothing was typed. So does a click beside it, which is easily made by mistake.
 */
export const leaving = (isTyped: boolean, isKept = true) => ({
  mask: { closable: !isTyped },
  keyboard: isKept || !isTyped,
  closable: isKept || !isTyped,
});
