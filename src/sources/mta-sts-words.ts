/** Wherever a program has anything to do with MTA-STS, one of these stands in a file: a name, a host, a value. */
export const MTA_STS_WORDS: readonly string[] = ["mta-sts", "mta_sts", "mtasts", "STSv1"];
