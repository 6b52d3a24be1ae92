/** What the attributes that a provider computes follow from, where that is plain. */
export type Computation =
  /** Made once, and anew when one of these arguments changes; undefined: any of them. */
  | { readonly kind: "made-once"; readonly by: readonly string[] | undefined; readonly entirely: boolean }
  /** Follows from the content that these arguments give, or the files that they name. */
  | { readonly kind: "content"; readonly from: ContentArguments }
  /** Terraform's function of that name, of the content. */
  | { readonly kind: "function"; readonly name: string; readonly from: ContentArguments }
  /** The value of an argument. */
  | { readonly kind: "same-as"; readonly argument: string }
  /** The text of the file that an argument names. */
  | { readonly kind: "file"; readonly function: string; readonly argument: string }
  /** A template and the map of what its names stand for. */
  | { readonly kind: "rendered"; readonly template: string; readonly variables: string };

export interface ContentArguments {
  readonly content: readonly string[];
  readonly encoded: readonly string[];
  readonly paths: readonly string[];
  /** Nested blocks that hold a `content` each. */
  readonly blocks?: string;
}

const LOCAL_FILE: ContentArguments = {
  content: ["content", "sensitive_content"],
  encoded: ["content_base64"],
  paths: ["source"],
};
const LOCAL_FILE_READ: ContentArguments = { content: [], encoded: [], paths: ["filename"] };
const OBJECT: ContentArguments = {
  content: ["content", "content_type", "source_hash"],
  encoded: ["content_base64"],
  paths: ["source", "content_file"],
};
const ARCHIVE: ContentArguments = {
  content: ["source_content", "source_content_filename"],
  encoded: [],
  paths: ["source_file"],
  blocks: "source",
};

const ANY_CHANGE: Computation = { kind: "made-once", by: undefined, entirely: true };
const CONTENT_OF_OBJECT: Computation = { kind: "content", from: OBJECT };
const CONTENT_OF_ARCHIVE: Computation = { kind: "content", from: ARCHIVE };

type Attributes = Readonly<Record<string, Computation>>;

function hashes(from: ContentArguments): Attributes {
  const byName: readonly (readonly [string, string])[] = [
    ["id", "sha1"],
    ["content_md5", "md5"],
    ["content_sha1", "sha1"],
    ["content_sha256", "sha256"],
    ["content_sha512", "sha512"],
    ["content_base64sha256", "base64sha256"],
    ["content_base64sha512", "base64sha512"],
  ];
  return Object.fromEntries(byName.map(([attribute, name]) => [attribute, { kind: "function", name, from }]));
}

function all(names: readonly string[], computation: Computation): Attributes {
  return Object.fromEntries(names.map((name) => [name, computation]));
}

const RANDOM = all(["id", "result", "hex", "dec", "b64_url", "b64_std", "b64", "keepers_id"], ANY_CHANGE);
const TIMES = ["id", "rfc3339", "unix", "year", "month", "day", "hour", "minute", "second"];
const OBJECT_HASHES = [
  "etag",
  "version_id",
  "checksum_crc32",
  "checksum_crc32c",
  "checksum_crc64nvme",
  "checksum_sha1",
  "checksum_sha256",
];
const ARCHIVE_HASHES = [
  "id",
  "output_size",
  "output_md5",
  "output_sha",
  "output_sha256",
  "output_sha512",
  "output_base64sha256",
  "output_base64sha512",
];

/** By type and attribute. A type that is missing has attributes of which nothing is known. */
const COMPUTATIONS: ReadonlyMap<string, ReadonlyMap<string, Computation>> = new Map(
  Object.entries({
    random_id: RANDOM,
    random_integer: RANDOM,
    random_password: RANDOM,
    random_pet: RANDOM,
    random_shuffle: RANDOM,
    random_string: RANDOM,
    random_uuid: RANDOM,
    null_resource: all(["id"], { kind: "made-once", by: ["triggers"], entirely: true }),
    terraform_data: {
      id: { kind: "made-once", by: ["triggers_replace"], entirely: true },
      output: { kind: "same-as", argument: "input" },
    },
    time_static: all(TIMES, ANY_CHANGE),
    time_offset: all([...TIMES, "base_rfc3339"], ANY_CHANGE),
    // Changes with the calendar too.
    time_rotating: all([...TIMES, "rotation_rfc3339"], { kind: "made-once", by: undefined, entirely: false }),
    local_file: hashes(LOCAL_FILE),
    local_sensitive_file: hashes(LOCAL_FILE),
    "data.local_file": {
      ...hashes(LOCAL_FILE_READ),
      content: { kind: "file", function: "file", argument: "filename" },
      content_base64: { kind: "file", function: "filebase64", argument: "filename" },
    },
    "data.local_sensitive_file": {
      ...hashes(LOCAL_FILE_READ),
      content: { kind: "file", function: "file", argument: "filename" },
    },
    "data.template_file": { rendered: { kind: "rendered", template: "template", variables: "vars" } },
    archive_file: all(ARCHIVE_HASHES, CONTENT_OF_ARCHIVE),
    "data.archive_file": all(ARCHIVE_HASHES, CONTENT_OF_ARCHIVE),
    aws_s3_object: all(OBJECT_HASHES, CONTENT_OF_OBJECT),
    aws_s3_bucket_object: all(OBJECT_HASHES, CONTENT_OF_OBJECT),
    google_storage_bucket_object: all(["md5hash", "md5hexhash", "crc32c", "generation"], CONTENT_OF_OBJECT),
    github_repository_file: all(["sha"], CONTENT_OF_OBJECT),
    cloudflare_worker_script: all(["etag"], CONTENT_OF_OBJECT),
    cloudflare_workers_script: all(["etag"], CONTENT_OF_OBJECT),
  } satisfies Readonly<Record<string, Attributes>>).map(([type, attributes]) => [
    type,
    new Map(Object.entries(attributes)),
  ]),
);

export function computationOf(mode: "resource" | "data", type: string, attribute: string): Computation | undefined {
  return COMPUTATIONS.get(mode === "data" ? `data.${type}` : type)?.get(attribute);
}
