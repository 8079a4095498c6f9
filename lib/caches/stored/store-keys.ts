const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Where things lie in a shared store: `shop:{=FilesService.exists:"xul.pdb"}:v`.
 *
 * All names begin with the application's key prefix. The braces are the hash tag of Redis Cluster: what belongs to
 * one key lies in one slot. The `=` behind the brace keeps the tag from being empty, which would switch it off, for
 * keys that are empty or begin with `}`; and as the kind stands behind the tag, a brace inside the key shortens the
 * tags of all its names alike.
 */
export class StoreKeys {
  private readonly start: string;

  constructor(readonly keyPrefix: string) {
    this.start = `${keyPrefix}:{`;
  }

  /** V: the outcome kept under a key. */
  value(key: string): string {
    return `${this.start}${tag(key)}}:v`;
  }

  /** L: the lease of a key, which exists while somebody computes. */
  lease(key: string): string {
    return `${this.start}${tag(key)}}:l`;
  }

  /** The nonce of one key, on stores without leases. */
  keyNonce(key: string): string {
    return `${this.start}${tag(key)}}:g`;
  }

  /** N: the nonce of a group. */
  groupNonce(group: string): string {
    return `${this.start}${tag(group)}}:n`;
  }

  /** The nonce of everything under the prefix, on stores that cannot list their keys. */
  get rootNonce(): string {
    return `${this.start}}:r`;
  }

  /** A glob pattern for SCAN that matches every V, L and N of this prefix, and nothing of others. */
  get pattern(): string {
    return `${this.start.replace(/[\\*?[\]]/g, '\\$&')}[=!]*}:[vln]`;
  }
}

/**
 * Lone surrogates all become the same replacement character on their way through UTF-8: two keys that differ only
 * there would be one. JSON escapes them, and another mark keeps the result apart from every plain key.
 */
function tag(text: string): string {
  return LONE_SURROGATE.test(text) ? `!${JSON.stringify(text)}` : `=${text}`;
}
