/** Functions that make several records, or one from the parts of its text. */
export const BUILDERS = String.raw`
function listOf(value) {
  return isArray(value) ? value : value === undefined || value === "" ? [] : [value];
}

function ttlOf({ ttl }) {
  return ttl ? [globalThis.TTL(ttl)] : [];
}

function below(prefix, label) {
  return label === undefined || label === "@" ? prefix : prefix + "." + label;
}

define("SPF_BUILDER", function (spf) {
  if (!spf.parts || spf.parts.length < 2) fail("SPF_BUILDER needs at least two parts");
  const text = spf.parts.join(" ");
  const records = [globalThis.TXT(spf.label || "@", text, ...ttlOf(spf))];
  const raw = spf.raw === undefined ? "_rawspf" : spf.raw;
  // Flattening looks names up and overflow adds names; neither is about MTA-STS.
  if (spf.flatten && spf.flatten.length > 0 && raw) records.unshift(globalThis.TXT(raw, text, ...ttlOf(spf)));
  return records;
});

define("DMARC_BUILDER", function (dmarc = {}) {
  const alignment = { relaxed: "r", strict: "s", r: "r", s: "s" };
  const { failureOptions: options } = dmarc;
  const failure = typeof options === "object" && options !== null
    ? (options.SPF ? (options.DKIM ? "1" : "s") : options.DKIM ? "d" : "0")
    : options;
  const tags = [
    ["v", dmarc.version || "DMARC1"], ["p", dmarc.policy || "none"], ["sp", dmarc.subdomainPolicy],
    ["np", dmarc.nonexistentSubdomainPolicy], ["adkim", alignment[dmarc.alignmentDKIM]], ["aspf", alignment[dmarc.alignmentSPF]],
    ["pct", dmarc.percent], ["rua", listOf(dmarc.rua).join(",")], ["ruf", listOf(dmarc.ruf).join(",")],
    ["fo", dmarc.ruf && failure !== "0" ? failure : undefined], ["rf", dmarc.ruf && dmarc.failureFormat],
    ["ri", dmarc.reportInterval && secondsOf(dmarc.reportInterval)], ["psd", dmarc.publicSuffixDomain], ["t", dmarc.testMode],
  ];
  const text = tags.filter(([, value]) => value).map(([tag, value]) => tag + "=" + value).join("; ");
  return globalThis.TXT(below("_dmarc", dmarc.label), text, ...ttlOf(dmarc));
});

define("DKIM_BUILDER", function (dkim) {
  if (!dkim || !dkim.selector) fail("DKIM_BUILDER needs a selector");
  const tags = [
    ["v", dkim.version || "DKIM1"], ["h", listOf(dkim.hashtypes).join(":")], ["k", dkim.keytype], ["n", dkim.note],
    ["p", dkim.pubkey || ""], ["s", listOf(dkim.servicetypes).join(":")], ["t", listOf(dkim.flags).join(":")],
  ];
  const text = tags.filter(([tag, value]) => value || tag === "p").map(([tag, value]) => tag + "=" + value).join("; ");
  return globalThis.TXT(below(dkim.selector + "._domainkey", dkim.label), text, ...ttlOf(dkim));
});

define("CAA_BUILDER", function (caa) {
  const records = [];
  const label = caa.label || "@";
  if (caa.iodef) records.push(globalThis.CAA(label, "iodef", caa.iodef, ...ttlOf(caa)));
  for (const tag of ["issue", "issuewild", "issuevmc", "issuemail"]) {
    const names = caa[tag] === "none" ? [";"] : listOf(caa[tag]);
    for (const name of names) records.push(globalThis.CAA(label, tag, name, ...ttlOf(caa)));
  }
  if (records.length === 0) fail("CAA_BUILDER needs an issuer");
  return records;
});

define("M365_BUILDER", function (name, options = {}) {
  if (!options.domainGUID && name.indexOf("-") !== -1) fail("M365_BUILDER needs domainGUID for a domain with a dash: " + name);
  if (options.dkim !== false && !options.initialDomain) fail("M365_BUILDER needs initialDomain for DKIM: " + name);
  const tenant = options.domainGUID || name.replace(/\./g, "-");
  const { CNAME, MX, SRV } = globalThis;
  const records = [];
  if (options.mx !== false) records.push(MX(options.label || "@", 0, tenant + ".mail.protection.outlook.com."));
  if (options.autodiscover !== false) records.push(CNAME("autodiscover", "autodiscover.outlook.com."));
  if (options.dkim !== false) {
    for (const selector of ["selector1", "selector2"]) {
      const target = selector + "-" + tenant + "._domainkey." + options.initialDomain + ".";
      records.push(CNAME(selector + "._domainkey", target));
    }
  }
  if (options.skypeForBusiness) {
    records.push(CNAME("lyncdiscover", "webdir.online.lync.com."), CNAME("sip", "sipdir.online.lync.com."),
      SRV("_sip._tls", 100, 1, 443, "sipdir.online.lync.com."),
      SRV("_sipfederationtls._tcp", 100, 1, 5061, "sipfed.online.lync.com."));
  }
  if (options.mdm) {
    records.push(CNAME("enterpriseregistration", "enterpriseregistration.windows.net."),
      CNAME("enterpriseenrollment", "enterpriseenrollment.manage.microsoft.com."));
  }
  return records;
});

// Where on Earth a host is does not matter here.
for (const name of ["LOC_BUILDER_DD", "LOC_BUILDER_DMM_STR", "LOC_BUILDER_DMS_STR", "LOC_BUILDER_STR"]) {
  define(name, function (place) {
    return globalThis.LOC(place.label || "@", 0, 0, 0, "N", 0, 0, 0, "E", 0, 0, 0, 0);
  });
}

define("GIDINET_PREMIUM_NS", function () {
  return [1, 2, 3, 4, 5].map((number) => globalThis.NAMESERVER("dns" + number + ".gidinet.com."));
});
`;
