import { checkedInWords, nothingFound } from "./counts.js";
import { COMMENT_LIMIT, commentPage, joinComment } from "./markdown.js";
import { codeSpan } from "./markdown-escape.js";
import { commentFooter, namesInWords, short } from "./markdown-headline.js";
import { leftOverSection } from "./markdown-left-over.js";
import type { Page } from "./markdown-place.js";
import type { Report, ReportOptions } from "./report.js";
import type { Section } from "./sections.js";

/** What the comment becomes when all its mistakes are gone, at most `limit` UTF-16 code units. */
export function resolvedReport(report: Report, options: ReportOptions, limit: number = COMMENT_LIMIT): string {
  const page = commentPage(report, options);
  const sections: readonly Section[] = [
    { text: `✅ **Resolved:** the problems that were listed here are gone. ${checkedSentence(page)}`, rank: "always" },
    ...leftOverSection(page),
    { text: commentFooter(page), rank: "always" },
  ];
  return joinComment(sections, page, limit);
}

/** No more than is known: older findings may be left, and are counted below. */
function checkedSentence({ report, options }: Page): string {
  const commit = codeSpan(short(options.pages?.pullRequestHead ?? report.head));
  if (nothingFound(report)) return `At ${commit} nothing of MTA-STS changes here any more.`;
  const names = [...new Set([...report.state.domains, ...(report.baseState?.domains ?? [])].map(({ name }) => name))];
  const domains = names.length === 0 ? "" : ` (${namesInWords(names)})`;
  return `Checked ${checkedInWords(report)}${domains} at ${commit}. Thank you for mending it.`;
}
