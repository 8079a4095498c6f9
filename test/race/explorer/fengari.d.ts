/** The part of fengari that we use: the C interface of Lua, with a state as the first argument. */
declare module 'fengari' {
  export type LuaState = object;
  type Text = Uint8Array;

  export const lua: {
    readonly LUA_REGISTRYINDEX: number;
    readonly LUA_TNIL: number;
    readonly LUA_TBOOLEAN: number;
    readonly LUA_TNUMBER: number;
    readonly LUA_TSTRING: number;
    readonly LUA_TTABLE: number;
    lua_createtable(state: LuaState, length: number, fields: number): void;
    lua_error(state: LuaState): number;
    lua_gettop(state: LuaState): number;
    lua_getfield(state: LuaState, index: number, name: Text): number;
    lua_pcall(state: LuaState, args: number, results: number, handler: number): number;
    lua_pop(state: LuaState, count: number): void;
    lua_pushboolean(state: LuaState, value: boolean): void;
    lua_pushcfunction(state: LuaState, callee: (state: LuaState) => number): void;
    lua_pushinteger(state: LuaState, value: number): void;
    lua_pushstring(state: LuaState, value: Text): void;
    lua_rawgeti(state: LuaState, index: number, at: number): number;
    lua_rawseti(state: LuaState, index: number, at: number): void;
    lua_setfield(state: LuaState, index: number, name: Text): void;
    lua_setglobal(state: LuaState, name: Text): void;
    lua_toboolean(state: LuaState, index: number): boolean;
    lua_tojsstring(state: LuaState, index: number): string;
    lua_tonumber(state: LuaState, index: number): number;
    lua_type(state: LuaState, index: number): number;
  };
  export const lauxlib: {
    luaL_loadstring(state: LuaState, text: Text): number;
    luaL_newstate(): LuaState;
    luaL_ref(state: LuaState, table: number): number;
  };
  export const lualib: { luaL_openlibs(state: LuaState): void };
  export function to_luastring(text: string): Text;
}
