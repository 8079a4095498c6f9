/** One transaction, and what is to be called when it is committed. */
export class Commit {
  isEnded = false;
  private readonly callbacks: (() => Promise<void>)[] = [];

  add(callback: () => Promise<void>): void {
    this.callbacks.push(callback);
  }

  /** Calls all of them. @throws what the first of those that fail rejects with */
  async callBack(): Promise<void> {
    const answers = await Promise.allSettled(this.callbacks.map((callback) => callback()));
    for (const answer of answers) if (answer.status === 'rejected') throw answer.reason;
  }
}

/** The transactions of one connection, by the client that is used inside: savepoints have clients of their own. */
export class Commits {
  private readonly byClient = new WeakMap<object, Commit>();

  note(client: unknown, commit: Commit | undefined): void {
    if (isObject(client) && commit !== undefined) this.byClient.set(client, commit);
  }

  /** undefined: the client is in no transaction, or in one that has ended. */
  of(client: unknown): Commit | undefined {
    const commit = isObject(client) ? this.byClient.get(client) : undefined;
    return commit?.isEnded === false ? commit : undefined;
  }
}

function isObject(client: unknown): client is object {
  return (typeof client === 'object' && client !== null) || typeof client === 'function';
}
