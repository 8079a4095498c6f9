import { Controller, Get, Head, Header, NotFoundException, Param } from '@nestjs/common';
import { type MapPath } from './map-path';
import { MapPathPipe } from './map-path.pipe';
import { SourceMapsService } from './source-maps.service';

/** Fastify's wildcard has no name; on Express this would be `:package/:version/*file`. */
const ROUTE = ':package/:version/*';
const JSON_TEXT = 'application/json; charset=utf-8';

@Controller('maps')
export class SourceMapsController {
  constructor(private readonly maps: SourceMapsService) {}

  // Before @Get, whose HEAD Fastify would add by itself: that one reads the whole map only to throw it away.
  @Head(ROUTE)
  @Header('content-type', JSON_TEXT)
  async check(@Param(MapPathPipe) path: MapPath): Promise<void> {
    if (!(await this.maps.exists(...path.toArguments())))
      throw new NotFoundException(`There is no map ${path.text}.`);
  }

  @Get(ROUTE)
  @Header('content-type', JSON_TEXT)
  async find(@Param(MapPathPipe) path: MapPath): Promise<string> {
    const map = await this.maps.read(...path.toArguments());
    if (map === null) throw new NotFoundException(`There is no map ${path.text}.`);
    return map;
  }
}
