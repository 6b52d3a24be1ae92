/** What is wrong with rdata, and the remedy. */

export const NOT_A_NAME =
  "This is no domain name: a label is empty or longer than 63 octets, the whole is longer than 253, or an escape is wrong. Correct the name.";
export const BAD_ESCAPE =
  'This escape means nothing: behind a backslash comes one character that is no digit, or three digits up to 255. Write "\\\\" for a backslash.';
export const TOO_LONG =
  'This string is longer than the 255 octets that fit into one. Cut it into several strings, as in "first part" "second part"; they are joined with nothing between.';
export const COMMENT_TRAP =
  'Without quotes, a comment begins at this ";", so that the record ends before it and the rest is never published. Put the text in quotes, as in "v=STSv1; id=20240101".';
export const SOA_FORM =
  "This SOA record can't be read: it takes two names and five numbers, which are serial, refresh, retry, expire and minimum. Correct it.";
export const GENERIC_FORM =
  'This is no valid rdata in the generic form of RFC 3597, which is "\\#", the number of octets, and as many octets in hexadecimal. Correct it.';
export const QUOTES = "Names, numbers and addresses stand without quotes. Remove the quotes.";
