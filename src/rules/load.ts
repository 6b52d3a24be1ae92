import type { Change } from "../model/policy-domain.js";
import { areRecordsPlain, isMailPlain, isPolicyPlain } from "./plain.js";
import type { Rule } from "./rule.js";

/** Rules about one kind of thing, and what tells, before they are loaded, that they will find nothing. */
interface RuleList {
  mayFind(change: Change): boolean;
  load(): Promise<readonly Rule[]>;
}

const LISTS: readonly RuleList[] = [
  {
    mayFind: ({ head }) => !areRecordsPlain(head),
    load: async () => (await import("./lists/record.js")).recordRules,
  },
  {
    mayFind: ({ head }) =>
      !head.policies.every(isPolicyPlain) || head.domains.some(({ policies }) => policies.length > 1),
    load: async () => (await import("./lists/policy.js")).policyRules,
  },
  {
    mayFind: ({ head }) => !isMailPlain(head),
    load: async () => (await import("./lists/mail.js")).mailRules,
  },
  {
    mayFind: ({ base }) => base !== undefined,
    load: async () => (await import("./lists/change.js")).changeRules,
  },
];

/**
 * The rules that may find something in a change. Most repositories are all right, and to load all that could be said of
 * one that is not would take as long as to check it.
 */
export async function rulesFor(change: Change): Promise<readonly Rule[]> {
  const lists = LISTS.filter((list) => list.mayFind(change));
  return (await Promise.all(lists.map((list) => list.load()))).flat();
}
