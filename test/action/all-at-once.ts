/** Runs that mostly wait: this many at a time keep the others waiting no longer. */
const AT_ONCE = 5;

/** What becomes of each, in their order. */
export async function allAtOnce<Case, Outcome>(
  cases: readonly Case[],
  run: (one: Case) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...cases.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, one] = next;
      outcomes[index] = await run(one);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}
