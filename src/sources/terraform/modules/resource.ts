import type { Range } from "../../../model/text.js";
import type { Block, HclFile } from "../syntax/ast.js";
import type { BlockInstance, ModuleInstance, ResourceInstance } from "../values/instances.js";
import type { ReferenceValue, TextValue, UnknownValue, Value } from "../values/value.js";
import { nullValue, tupleValue } from "../values/values.js";
import { WrittenBlockInstance } from "./block-instance.js";
import { computeAttribute, knownToProvider, textOfFile } from "./computing.js";
import { bodiesOf, type ResourceDeclaration, resourceKey } from "./configuration.js";
import type { Member } from "./expansion.js";
import { referenceValue } from "./references.js";
import type { Surroundings } from "./surroundings.js";

/** What is there for Terraform, and for no provider. */
const META_ARGUMENTS: ReadonlySet<string> = new Set(["count", "for_each", "depends_on", "provider", "dynamic", "//"]);

export class ModuleResource extends WrittenBlockInstance implements ResourceInstance {
  readonly mode: "resource" | "data";
  readonly type: string;
  readonly name: string;
  readonly address: string;
  readonly module: ModuleInstance;
  readonly eachKey: TextValue | undefined;
  readonly eachValue: Value | undefined;
  readonly block: Block;
  readonly hcl: HclFile;
  /** Without the module: as it is written there. */
  readonly localAddress: string;

  /** `uncertain`: of the module that it is in. */
  constructor(
    declared: ResourceDeclaration,
    member: Member,
    module: ModuleInstance,
    uncertain: UnknownValue | undefined,
  ) {
    const [{ block, hcl }] = declared.written;
    const localAddress = `${resourceKey(declared.mode, declared.type, declared.name)}${member.suffix}`;
    super(
      () => bodiesOf(declared.written),
      {
        name: localAddress,
        range: hcl.range(block.span),
        surroundings: member.surroundings,
        uncertain: member.uncertain ?? uncertain,
      },
      META_ARGUMENTS,
    );
    this.mode = declared.mode;
    this.type = declared.type;
    this.name = declared.name;
    this.localAddress = localAddress;
    this.address = module.address === "" ? localAddress : `${module.address}.${localAddress}`;
    this.module = module;
    this.eachKey = member.eachKey;
    this.eachValue = member.eachValue;
    this.block = block;
    this.hcl = hcl;
  }

  get surroundings(): Surroundings {
    return this.facts.surroundings;
  }

  reference(range: Range): ReferenceValue {
    const attribute = (name: string, asked: Range): Value => this.#attribute(name, asked);
    return referenceValue(this.localAddress, range, attribute, { resource: this });
  }

  textOfFile(path: TextValue): Value {
    return textOfFile(this, path, path.range);
  }

  #attribute(name: string, range: Range): Value {
    const written = this.argument(name);
    // An argument that is null is left to the provider.
    if (written && written.kind !== "null") return written;
    if (this.blockTypes.includes(name)) {
      return tupleValue(
        this.blocks(name).map((block) => blockReference(`${this.localAddress}.${name}`, block, range)),
        range,
      );
    }
    return computeAttribute(this, name, range) ?? knownToProvider(this, name, range);
  }
}

function blockReference(name: string, block: BlockInstance, range: Range): ReferenceValue {
  const attribute = (asked: string, at: Range): Value =>
    block.argument(asked) ??
    (block.blockTypes.includes(asked)
      ? tupleValue(
          block.blocks(asked).map((each) => blockReference(`${name}.${asked}`, each, at)),
          at,
        )
      : nullValue(at));
  return referenceValue(name, range, attribute);
}
