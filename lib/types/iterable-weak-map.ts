/** Holds a value for each object as long as somebody else holds the object, and can list them all. */
export class IterableWeakMap<Value> {
  private readonly values = new WeakMap<object, Value>();
  private readonly refs = new Set<WeakRef<object>>();
  private readonly registry = new FinalizationRegistry<WeakRef<object>>((ref) => this.refs.delete(ref));

  /** How many objects there are, some of which may be gone. */
  get size(): number {
    return this.refs.size;
  }

  get(key: object): Value | undefined {
    return this.values.get(key);
  }

  has(key: object): boolean {
    return this.values.has(key);
  }

  set(key: object, value: Value): void {
    if (!this.values.has(key)) {
      const ref = new WeakRef(key);
      this.refs.add(ref);
      this.registry.register(key, ref);
    }
    this.values.set(key, value);
  }

  *entries(): Generator<readonly [object, Value]> {
    for (const ref of this.refs) {
      const key = ref.deref();
      const value = key && this.values.get(key);
      if (key && value !== undefined) yield [key, value];
    }
  }
}
