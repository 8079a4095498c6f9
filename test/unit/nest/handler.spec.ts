import { createParamDecorator, Get, Headers, Param } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import { Query, Resolver } from '@nestjs/graphql';
import { MessagePattern } from '@nestjs/microservices';
import { CacheMemoize, type Class } from 'nestjs-cache-memoize';
import { findHandler, findHttpDecoration, ignoresArguments, isHttpHandler } from '../../../lib/nest/handler';
import { HTTP } from '../../../lib/nest/handler-protocols';
import { decorationOf } from '../../support/applications/decoration-of';

const CurrentUser = createParamDecorator(() => 'user');

class FilesController {
  @Get(':name')
  @CacheMemoize()
  async find(
    @Param('name') _name: string,
    @Headers('accept') _accept: string,
    @CurrentUser() _user: string,
  ): Promise<void> {}

  @CacheMemoize()
  async size(_name: string): Promise<void> {}
}

class PlainOverride extends FilesController {
  override async find(): Promise<void> {}
}

class Heir extends FilesController {}

const FIND = decorationOf(FilesController, 'find');
const SIZE = decorationOf(FilesController, 'size');

describe('a memoized method that Nest calls by itself', () => {
  it('is known with the parameters that decorators of Nest describe', () => {
    const handler = findHandler(FilesController.prototype, FIND);
    expect(handler?.protocols).toEqual([HTTP]);
    expect(handler?.isDecorated).toBe(true);
    expect([...(handler?.parameters ?? [])].sort((one, other) => one.type - other.type)).toEqual([
      { type: RouteParamtypes.PARAM, part: 'name' },
      { type: RouteParamtypes.HEADERS, part: 'accept' },
    ]);
  });

  it('is known by a class that inherits it, and not by one that overrides it', () => {
    expect(findHandler(Heir.prototype, FIND)?.method).toBe(FilesController.prototype.find);
    expect(findHandler(PlainOverride.prototype, FIND)).toBeUndefined();
    expect([Heir, PlainOverride].map(({ prototype }) => isHttpHandler(prototype, FIND))).toEqual([
      true,
      false,
    ]);
  });

  it('is none where Nest does not know it', () => {
    expect(findHandler(FilesController.prototype, SIZE)).toBeUndefined();
    expect(isHttpHandler(FilesController.prototype, SIZE)).toBe(false);
  });

  it('may serve more than one protocol', () => {
    class Both {
      @Get()
      @MessagePattern('find')
      @CacheMemoize()
      async find(): Promise<void> {}
    }
    expect(findHandler(Both.prototype, decorationOf(Both, 'find'))?.protocols).toHaveLength(2);
  });

  it('is found by the function that Nest calls', () => {
    const { prototype } = FilesController;
    expect(findHttpDecoration(prototype, prototype.find)).toBe(FIND);
    expect(findHttpDecoration(Heir.prototype, prototype.find)).toBe(FIND);
    expect(findHttpDecoration(PlainOverride.prototype, PlainOverride.prototype.find)).toBeUndefined();
    expect(findHttpDecoration(prototype, prototype.size)).toBeUndefined();
  });
});

describe('a handler without parameters, to which Nest hands all it has', () => {
  const ignores = (resolver: Class) =>
    ignoresArguments(resolver.prototype as object, decorationOf(resolver, 'find'));

  it('ignores its arguments', () => {
    @Resolver()
    class Files {
      @Query(() => String)
      @CacheMemoize()
      async find(): Promise<string> {
        return 'found';
      }
    }
    expect(ignores(Files)).toBe(true);
  });

  it('does not where it may look at them all the same', () => {
    @Resolver()
    class WithRest {
      @Query(() => String)
      @CacheMemoize()
      async find(...given: unknown[]): Promise<string> {
        return String(given.length);
      }
    }
    @Resolver()
    class WithArguments {
      @Query(() => String)
      @CacheMemoize()
      async find(): Promise<string> {
        return String(arguments.length);
      }
    }
    @Resolver()
    class WithDefault {
      @Query(() => String)
      @CacheMemoize()
      async find(name = 'a'): Promise<string> {
        return name;
      }
    }
    expect([WithRest, WithArguments, WithDefault].map(ignores)).toEqual([false, false, false]);
  });

  it('does not where its source cannot be read', () => {
    @Resolver()
    class Bound {
      @Query(() => String)
      @CacheMemoize()
      async find(): Promise<string> {
        return 'found';
      }
    }
    const decoration = decorationOf(Bound, 'find');
    const bound = { ...decoration, original: decoration.original.bind({}) };
    expect(ignoresArguments(Bound.prototype, bound)).toBe(false);
  });

  it('does not over HTTP, which hands over nothing that is not asked for', () => {
    class Files {
      @Get()
      @CacheMemoize()
      async find(): Promise<void> {}
    }
    expect(ignores(Files)).toBe(false);
  });
});
