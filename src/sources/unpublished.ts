/**
 * Folders whose files nobody publishes, or not any more. Most places where `v=STSv1` stands in public repositories are
 * tests, examples and the sources of mail servers.
 */
const UNPUBLISHED = new Set([
  "test",
  "tests",
  "testdata",
  "test-data",
  "testing",
  "__tests__",
  "__fixtures__",
  "fixtures",
  "spec",
  "specs",
  "example",
  "examples",
  "sample",
  "samples",
  "node_modules",
  "vendor",
  "third_party",
  "site-packages",
  "archive",
  "archived",
  "archives",
  "attic",
  "old",
]);

/** True for a path below a folder of tests, examples, old copies or other people's code. */
export function isUnpublished(path: string): boolean {
  for (let from = 0, slash = path.indexOf("/"); slash !== -1; from = slash + 1, slash = path.indexOf("/", from)) {
    if (UNPUBLISHED.has(path.slice(from, slash).toLowerCase())) return true;
  }
  return false;
}
