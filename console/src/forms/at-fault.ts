/** How a field that is wrong is brought into view: away from the edge, since its label stands above it. */
export const AT_FAULT = { focus: true, block: 'center' } as const;
