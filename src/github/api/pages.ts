import { below } from "../payload.js";
import { OddAnswer } from "./failure.js";

const PER_PAGE = 100;
const MOST_PAGES = 30;

/** How much of a list is looked through. */
export const MOST_LISTED = PER_PAGE * MOST_PAGES;

/** Asks for one page of a list. */
type AskPage = (page: { readonly per_page: number; readonly page: number }) => Promise<{
  readonly data: unknown;
  readonly headers: unknown;
}>;

export interface ListPage {
  readonly listed: readonly unknown[];
  /** False on the last one that is given, too, where the list has more than MOST_LISTED. */
  readonly isLast: boolean;
}

/** The pages of a list, one after the other. Throws an OddAnswer; `expected` is what it would have been. */
export async function* pagesOf(expected: string, ask: AskPage): AsyncGenerator<ListPage, void> {
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data, headers } = await ask({ per_page: PER_PAGE, page });
    if (!Array.isArray(data)) throw new OddAnswer(expected);
    // A page may be short before the last one, because GitHub takes comments of suspended accounts out of it.
    const isLast = data.length < PER_PAGE && !/rel="next"/.test(String(below(headers, "link")));
    yield { listed: data.slice(0, PER_PAGE), isLast };
    if (isLast) return;
  }
}
