import { afterCommit } from '../../../lib/transactions';

class DataSource {}

class Adapter {
  readonly connectionToken = DataSource;
  readonly #options = { wrapWithTransaction: async () => undefined };

  readonly optionsFactory = () => this.#options;

  isReady(): boolean {
    return this.#options.wrapWithTransaction instanceof Function;
  }
}

describe('a wrapped adapter', () => {
  it('asks for its connection by the very token of the adapter, a class too', () => {
    expect(afterCommit(new Adapter()).connectionToken).toBe(DataSource);
  });

  it('has the methods of the adapter, with its private state', () => {
    expect(afterCommit(new Adapter()).isReady()).toBe(true);
  });
});
