const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHARACTERS = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];

/** The check character by the table of weights that GB 11643 prints; the rule under test doubles its way along. */
const withCheck = (digits: string): string => {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return `${digits}${CHARACTERS[sum % 11]}`;
};

/** A synthesized number; divisions ending in 00 are whole cities, in which nobody is registered. Odd serials are men's. */
export const syntheticNationalId = ({ division = '330000', birth = '19900131', serial = '001' } = {}): string =>
  withCheck(`${division}${birth}${serial}`);
