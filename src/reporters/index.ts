import type { Reporter } from "./report.js";

export const FORMATS = ["text", "json", "sarif", "github", "markdown"] as const;
export type Format = (typeof FORMATS)[number];

/** The reporter of a format; its code is loaded only then. */
export async function reporterFor(format: Format): Promise<Reporter> {
  switch (format) {
    case "text":
      return (await import("./text.js")).textReport;
    case "json":
      return (await import("./json.js")).jsonReport;
    case "sarif":
      return (await import("./sarif.js")).sarifReport;
    case "github":
      return (await import("./github.js")).githubReport;
    case "markdown": {
      const { markdownReport } = await import("./markdown.js");
      return (report, options) => markdownReport(report, options);
    }
  }
}
