import type { Value } from "../values/value.js";

/** Makes something once, when it is first asked for. `circular` stands for it where making it asks for itself. */
export function remembered<T>(make: () => T, circular: () => T): () => T {
  let made: { readonly value: T } | undefined;
  let isBeingMade = false;
  return () => {
    if (made) return made.value;
    if (isBeingMade) return circular();
    isBeingMade = true;
    try {
      made = { value: make() };
    } finally {
      isBeingMade = false;
    }
    return made.value;
  };
}

/** The same for each name of a kind, where the names are known only as they are asked for. */
export class Remembered<T = Value> {
  readonly #values = new Map<string, () => T>();

  get(name: string, make: () => T, circular: () => T): T {
    let value = this.#values.get(name);
    if (!value) {
      value = remembered(make, circular);
      this.#values.set(name, value);
    }
    return value();
  }
}
