import { Body, Get, Param } from '@nestjs/common';
import { RESPONSE_PASSTHROUGH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { CacheMemoize, type Class } from 'nestjs-cache-memoize';
import { hasRoomForResponse, ResponseParameters, takeResponse } from '../../../lib/http/response-parameters';
import { decorationOf } from '../../support/applications/decoration-of';
import { RecordingResponse } from '../../support/doubles/recording-response';

/** The response is handed over as the argument after these. */
const PLACES = 16;

function makeController() {
  class FilesController {
    @Get(':name')
    @CacheMemoize()
    async find(@Param('name') _name: string, @Body() _body: unknown): Promise<void> {}
  }
  class ArchiveController extends FilesController {}
  return { FilesController, ArchiveController, find: decorationOf(FilesController, 'find') };
}

const parametersOf = (controller: Class, name = 'find') =>
  Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as Record<string, { index: number }>;
const isPassedThrough = (controller: Class) =>
  Reflect.hasMetadata(RESPONSE_PASSTHROUGH_METADATA, controller, 'find');
const indices = (controller: Class) =>
  Object.values(parametersOf(controller))
    .map(({ index }) => index)
    .sort((one, other) => one - other);

describe('a handler that is to be handed its response', () => {
  it('has one more parameter, far behind its own, and leaves the response to Nest', () => {
    const { FilesController, find } = makeController();
    new ResponseParameters().askFor(FilesController, find);
    expect(indices(FilesController)).toEqual([0, 1, PLACES]);
    expect(isPassedThrough(FilesController)).toBe(true);
  });

  it('is known, for its class alone', () => {
    const { FilesController, ArchiveController, find } = makeController();
    const responses = new ResponseParameters();
    expect(responses.has(FilesController, find)).toBe(false);
    responses.askFor(FilesController, find);
    expect(responses.has(FilesController, find)).toBe(true);
    expect(responses.has(ArchiveController, find)).toBe(false);
    expect(new ResponseParameters().has(FilesController, find)).toBe(false);
  });

  it('is as it was once it was taken back, and still known to get it', () => {
    const { FilesController, find } = makeController();
    const before = parametersOf(FilesController);
    const responses = new ResponseParameters();
    responses.askFor(FilesController, find);
    responses.takeBack();
    expect(parametersOf(FilesController)).toBe(before);
    expect(isPassedThrough(FilesController)).toBe(false);
    expect(responses.has(FilesController, find)).toBe(true);
  });

  it('goes back to what it inherits where it had nothing of its own', () => {
    const { FilesController, ArchiveController, find } = makeController();
    const responses = new ResponseParameters();
    responses.askFor(ArchiveController, find);
    expect([indices(FilesController), indices(ArchiveController)]).toEqual([
      [0, 1],
      [0, 1, PLACES],
    ]);
    responses.takeBack();
    expect(Reflect.hasOwnMetadata(ROUTE_ARGS_METADATA, ArchiveController, 'find')).toBe(false);
  });

  it('keeps the parameter until the last application that asked has taken it back, each once', () => {
    const { FilesController, find } = makeController();
    const [one, other] = [new ResponseParameters(), new ResponseParameters()];
    for (const responses of [one, other]) responses.askFor(FilesController, find);
    one.takeBack();
    one.takeBack();
    expect(indices(FilesController)).toEqual([0, 1, PLACES]);
    other.takeBack();
    expect(indices(FilesController)).toEqual([0, 1]);
  });
});

describe('the response among the arguments of a call', () => {
  const { FilesController, find } = makeController();
  new ResponseParameters().askFor(FilesController, find);
  const response = new RecordingResponse();
  const argumentsWith = (last: unknown) => ['a', {}, ...Array<undefined>(PLACES - 2).fill(undefined), last];

  it('is taken away, with all that is behind the own arguments of the handler', () => {
    const args = argumentsWith(response);
    expect(takeResponse(find, args)).toBe(response);
    expect(args).toEqual(['a', {}]);
  });

  it.each([
    ['there are fewer', ['a', {}]],
    ['there are more', [...argumentsWith(response), 1]],
    ['the last of them is none', argumentsWith({ setHeader: 'no' })],
    ['the last of them is nothing', argumentsWith(undefined)],
    ['the last of them is null', argumentsWith(null)],
  ])('is not there where %s: somebody calls the method by hand', (_, args) => {
    const before = [...args];
    expect(takeResponse(find, args)).toBeUndefined();
    expect(args).toEqual(before);
  });

  it('is not looked for where the handler was never handed any', () => {
    const args = argumentsWith(response);
    expect(takeResponse(makeController().find, args)).toBeUndefined();
    expect(args).toHaveLength(PLACES + 1);
  });
});

describe('the place for the response', () => {
  const parameterAt = (index: number) => {
    class WideController {
      @CacheMemoize()
      async find(): Promise<void> {}
    }
    Param('name')(WideController.prototype, 'find', index);
    return hasRoomForResponse(WideController, decorationOf(WideController, 'find'));
  };

  it('is there behind sixteen parameters, and not behind seventeen', () => {
    expect([parameterAt(0), parameterAt(PLACES - 1), parameterAt(PLACES)]).toEqual([true, true, false]);
  });
});
