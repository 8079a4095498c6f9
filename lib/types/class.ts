/** A class whose instances are of type `Instance`; abstract ones included, because they serve as injection tokens. */
// `any`: a constructor's parameters are contravariant, so no other type accepts every class.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Class<Instance = object> = abstract new (...args: any[]) => Instance;
