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

// RFC 6376, section 2.11
function quotedPrintable(text) {
  return text.replace(/[^!-:<>-~]/g, (character) => "=" + character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0"));
}

define("DKIM_BUILDER", function (dkim) {
  if (!dkim || !dkim.selector) fail("DKIM_BUILDER needs a selector");
  const tags = [
    ["v", dkim.version || "DKIM1"], ["h", listOf(dkim.hashtypes).join(":")], ["k", dkim.keytype], ["n", dkim.note && quotedPrintable(dkim.note)],
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

function hostOf(text) {
  return text.endsWith(".") ? text : text + ".";
}

// As current versions have it; earlier ones put all but the MX record at the apex whatever the label.
define("M365_BUILDER", function (name, given, ...modifiers) {
  const options = given ?? {};
  const { label, initialDomain, dkimSelector1Target, dkimSelector2Target } = options;
  const domain = name.endsWith(".") ? name.slice(0, -1) : name;
  // Microsoft's token for the domain, which can be told where no dash is in the name.
  const token = () => {
    if (options.domainGUID) return options.domainGUID;
    if (domain.indexOf("-") !== -1) fail("M365_BUILDER needs domainGUID or the targets for a domain with a dash: " + name);
    return domain.replace(/\./g, "-");
  };
  const dkimTarget = (selector, target) => {
    if (target) return hostOf(target);
    if (!initialDomain) fail("M365_BUILDER needs initialDomain or the targets for DKIM: " + name);
    return selector + "-" + token() + "._domainkey." + hostOf(initialDomain);
  };
  const records = [];
  const alias = (prefix, target) => records.push(globalThis.CNAME(below(prefix, label), hostOf(target), ...modifiers));
  if (options.verificationToken) records.push(globalThis.TXT(label || "@", options.verificationToken, ...modifiers));
  if (options.mx !== false) {
    const target = options.mxTarget ? hostOf(options.mxTarget) : token() + ".mail.protection.outlook.com.";
    records.push(globalThis.MX(label || "@", options.mxPriority ?? 0, target, ...modifiers));
  }
  if (options.autodiscover !== false) alias("autodiscover", options.autodiscoverTarget || "autodiscover.outlook.com");
  if (options.dkim !== false) {
    alias("selector1._domainkey", dkimTarget("selector1", dkimSelector1Target));
    alias("selector2._domainkey", dkimTarget("selector2", dkimSelector2Target));
  }
  if (options.skypeForBusiness) {
    const target = hostOf(options.sipFederationTarget || "sipfed.online.lync.com");
    records.push(globalThis.SRV(below("_sipfederationtls._tcp", label), 100, 1, 5061, target, ...modifiers));
  }
  if (options.mdm) {
    alias("enterpriseregistration", options.mdmRegistrationTarget || "enterpriseregistration.windows.net");
    alias("enterpriseenrollment", options.mdmEnrollmentTarget || "enterpriseenrollment-s.manage.microsoft.com");
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
