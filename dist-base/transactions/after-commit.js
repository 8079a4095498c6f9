"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.COMMITS = void 0;
exports.afterCommit = afterCommit;
const commits_1 = require("./commits");
/* eslint-enable @typescript-eslint/no-explicit-any */
/** Under this name the options of a wrapped adapter know its transactions. Copied with them: it is an own field. */
exports.COMMITS = Symbol('nestjs-cache-memoize: the transactions of this connection');
/**
 * Wraps an adapter of `@nestjs-cls/transactional`, whose transactions then tell `clsTransactions()` of their commit: who
 * awaits a transaction goes on when what it has changed is invalidated.
 *
 * @example
 * ```ts
 * new ClsPluginTransactional({ adapter: afterCommit(new TransactionalAdapterPrisma({ … })) })
 * ```
 * @param adapter it stays as it is; what is answered stands in its place
 */
function afterCommit(adapter) {
    const optionsFactory = (connection, extraProviders) => wrap(adapter.optionsFactory(connection, extraProviders));
    // Everything else is the adapter's own, whatever `this` its methods need. What it holds is no method: its
    // `connectionToken` may be a class, and is found by nobody once it is bound.
    return new Proxy(adapter, {
        get(target, name) {
            if (name === 'optionsFactory')
                return optionsFactory;
            const value = Reflect.get(target, name, target);
            return typeof value === 'function' && !Object.hasOwn(target, name) ? value.bind(target) : value;
        },
    });
}
function wrap(options) {
    const commits = new commits_1.Commits();
    return {
        ...options,
        ...{ [exports.COMMITS]: commits },
        wrapWithTransaction: (given, work, setClient) => committing((commit) => options.wrapWithTransaction(given, work, noting(commits, { commit: () => commit, setClient }))),
        // A savepoint is part of the transaction that it is in.
        ...(options.wrapWithNestedTransaction && {
            wrapWithNestedTransaction: wrapNested(options.wrapWithNestedTransaction, commits),
        }),
    };
}
function wrapNested(wrapWithNested, commits) {
    return (...given) => {
        const [options, work, setClient, client] = given;
        const setNested = noting(commits, { commit: () => commits.of(client), setClient });
        return wrapWithNested(options, work, setNested, client);
    };
}
async function committing(transact) {
    const commit = new commits_1.Commit();
    let result;
    try {
        result = await transact(commit);
    }
    finally {
        commit.isEnded = true;
    }
    await commit.callBack();
    return result;
}
function noting(commits, { commit, setClient }) {
    return (client) => {
        commits.note(client, commit());
        setClient(client);
    };
}
//# sourceMappingURL=after-commit.js.map