import { childOf, type Name, parentOf, ROOT, type Zone } from "../../model/dns.js";
import type { State } from "../../model/policy-domain.js";

/** The zones of a state from which it can be argued that a name does not exist. */
export class WholeZones {
  readonly #byApex = new Map<Name, Zone[]>();
  readonly #troubled: ReadonlySet<string>;

  constructor({ zones, problems }: State) {
    for (const zone of zones) {
      const same = this.#byApex.get(zone.apex);
      if (same) same.push(zone);
      else this.#byApex.set(zone.apex, [zone]);
    }
    this.#troubled = new Set(problems.map(({ range }) => range.path));
  }

  /**
   * True when the closest zone above a policy domain is known to be whole, was read without problems, and does not hand
   * the domain or its `_mta-sts` over to other name servers.
   */
  hold(name: Name): boolean {
    const zones = this.#closest(name);
    const whole = zones.some((zone) => zone.complete) && !zones.some(({ path }) => this.#troubled.has(path));
    return whole && !zones.some((zone) => delegates(zone, name));
  }

  #closest(name: Name): readonly Zone[] {
    for (let apex = name; apex !== ROOT; apex = parentOf(apex)) {
      const zones = this.#byApex.get(apex);
      if (zones) return zones;
    }
    return [];
  }
}

function delegates(zone: Zone, name: Name): boolean {
  const cuts = new Set<Name>();
  for (let at = childOf("_mta-sts", name); at !== zone.apex; at = parentOf(at)) cuts.add(at);
  return zone.records.some((record) => record.type === "NS" && cuts.has(record.owner.value));
}
