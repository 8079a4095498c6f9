/** A class whose instances are of type `Instance`; abstract ones included, because they serve as injection tokens. */
export type Class<Instance = object> = abstract new (...args: any[]) => Instance;
