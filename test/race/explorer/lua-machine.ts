import { lauxlib, lua, lualib, type LuaState, to_luastring } from 'fengari';

/** What a script is run on: its KEYS and ARGV, and what lies under the keys. */
export interface ScriptInput {
  readonly keys: readonly string[];
  readonly args: readonly string[];
  readonly values: readonly (string | undefined)[];
  readonly isReadOnly: boolean;
  readonly isFull: boolean;
}

/** What it answers, and what lies under the keys afterwards. */
export interface ScriptOutput {
  readonly reply: unknown;
  readonly error: string | undefined;
  readonly values: readonly (string | undefined)[];
}

/** Of what would take more memory, when there is none. */
export const FULL = "OOM command not allowed when used memory > 'maxmemory'.";

const READ_ONLY = "READONLY You can't write against a read only replica.";

/**
 * Runs Lua scripts as a Redis does, as far as scripts of GET, SET, SETRANGE and DEL on their own KEYS go.
 *
 * Such a script is a function of its input, and the schedules of one scenario give the same inputs again and again:
 * answers are remembered, which makes the interpreter (some 50 µs a run) affordable in a million schedules.
 */
export class LuaMachine {
  private readonly state: LuaState = lauxlib.luaL_newstate();
  private readonly chunks = new Map<string, number>();
  private memory = new Map<string, ScriptOutput>();
  private data = new Map<string, string>();
  private isReadOnly = false;
  private isFull = false;

  constructor(private readonly capacity = 200_000) {
    lualib.luaL_openlibs(this.state);
    lua.lua_createtable(this.state, 0, 2);
    this.define('call', (command) => this.execute(command));
    this.define('pcall', (command) => this.execute(command));
    lua.lua_setglobal(this.state, to_luastring('redis'));
  }

  run(text: string, input: ScriptInput): ScriptOutput {
    const question = `${this.chunkOf(text)} ${JSON.stringify(input)}`;
    const known = this.memory.get(question);
    if (known !== undefined) return known;
    if (this.memory.size >= this.capacity) this.memory = new Map();
    const output = this.runAfresh(text, input);
    this.memory.set(question, output);
    return output;
  }

  private runAfresh(text: string, { keys, args, values, isReadOnly, isFull }: ScriptInput): ScriptOutput {
    const { state } = this;
    this.isReadOnly = isReadOnly;
    this.isFull = isFull;
    this.data = new Map();
    for (const [index, key] of keys.entries()) {
      const value = values[index];
      if (value !== undefined) this.data.set(key, value);
    }
    this.setGlobalList('KEYS', keys);
    this.setGlobalList('ARGV', args);
    lua.lua_rawgeti(state, lua.LUA_REGISTRYINDEX, this.chunkOf(text));
    const failed = lua.lua_pcall(state, 0, 1, 0) !== 0;
    const reply = this.toReply(-1);
    lua.lua_pop(state, 1);
    const error = failed ? String(reply) : reply instanceof Error ? reply.message : undefined;
    return {
      reply: error === undefined ? reply : null,
      error,
      values: keys.map((key) => this.data.get(key)),
    };
  }

  private chunkOf(text: string): number {
    const known = this.chunks.get(text);
    if (known !== undefined) return known;
    if (lauxlib.luaL_loadstring(this.state, to_luastring(text)) !== 0)
      throw new Error(`Not Lua: ${lua.lua_tojsstring(this.state, -1)}`);
    const chunk = lauxlib.luaL_ref(this.state, lua.LUA_REGISTRYINDEX);
    this.chunks.set(text, chunk);
    return chunk;
  }

  /** `redis.call` raises errors, `redis.pcall` answers them as a table. */
  private define(name: 'call' | 'pcall', execute: (command: readonly string[]) => unknown): void {
    lua.lua_pushcfunction(this.state, (state) => {
      const count = lua.lua_gettop(state);
      const reply = execute(
        Array.from({ length: count }, (_, index) => lua.lua_tojsstring(state, index + 1)),
      );
      if (name === 'call' && reply instanceof Error) {
        lua.lua_pushstring(state, to_luastring(reply.message));
        return lua.lua_error(state);
      }
      this.push(reply);
      return 1;
    });
    lua.lua_setfield(this.state, -2, to_luastring(name));
  }

  private execute([name, key = '', value = '', part = '']: readonly string[]): unknown {
    if (name === 'GET') return this.data.get(key) ?? false;
    if (this.isReadOnly) return new Error(READ_ONLY);
    if (name === 'DEL') return this.data.delete(key) ? 1 : 0;
    if (name === 'SETRANGE') return this.setRange(key, Number(value), part);
    if (name !== 'SET') throw new Error(`The simulated Redis does not know ${name} in scripts`);
    if (this.isFull) return new Error(FULL);
    this.data.set(key, value);
    return { ok: 'OK' };
  }

  /** What is not there yet is filled up with zero bytes, and so it makes a key where there was none. */
  private setRange(key: string, at: number, part: string): unknown {
    if (this.isFull) return new Error(FULL);
    const text = (this.data.get(key) ?? '').padEnd(at, '\0');
    this.data.set(key, text.slice(0, at) + part + text.slice(at + part.length));
    return this.data.get(key)?.length;
  }

  private push(reply: unknown): void {
    const { state } = this;
    if (typeof reply === 'string') lua.lua_pushstring(state, to_luastring(reply));
    else if (typeof reply === 'number') lua.lua_pushinteger(state, reply);
    else if (typeof reply === 'boolean') lua.lua_pushboolean(state, reply);
    else this.pushStatus(reply instanceof Error ? ['err', reply.message] : ['ok', 'OK']);
  }

  private pushStatus([field, text]: [string, string]): void {
    lua.lua_createtable(this.state, 0, 1);
    lua.lua_pushstring(this.state, to_luastring(text));
    lua.lua_setfield(this.state, -2, to_luastring(field));
  }

  private setGlobalList(name: string, texts: readonly string[]): void {
    lua.lua_createtable(this.state, texts.length, 0);
    for (const [index, text] of texts.entries()) {
      lua.lua_pushstring(this.state, to_luastring(text));
      lua.lua_rawseti(this.state, -2, index + 1);
    }
    lua.lua_setglobal(this.state, to_luastring(name));
  }

  /** As Redis turns Lua values into replies: a table ends at its first nil, `true` is 1, `false` is nil. */
  private toReply(index: number): unknown {
    const { state } = this;
    const type = lua.lua_type(state, index);
    if (type === lua.LUA_TSTRING) return lua.lua_tojsstring(state, index);
    if (type === lua.LUA_TNUMBER) return Math.trunc(lua.lua_tonumber(state, index));
    if (type === lua.LUA_TBOOLEAN) return lua.lua_toboolean(state, index) ? 1 : null;
    return type === lua.LUA_TTABLE ? this.tableToReply() : null;
  }

  /** Of the table on top of the stack. */
  private tableToReply(): unknown {
    const { state } = this;
    const isError = lua.lua_getfield(state, -1, to_luastring('err')) !== lua.LUA_TNIL;
    const error = isError ? new Error(lua.lua_tojsstring(state, -1)) : undefined;
    lua.lua_pop(state, 1);
    if (error !== undefined) return error;
    const list: unknown[] = [];
    for (let at = 1; lua.lua_rawgeti(state, -1, at) !== lua.LUA_TNIL; at++) {
      list.push(this.toReply(-1));
      lua.lua_pop(state, 1);
    }
    lua.lua_pop(state, 1);
    return list;
  }
}
