/** Draws the picture of who talks to whom into an SVG element, from numbers alone. */
import { select } from 'd3';

import type { FlightShape } from '#scene/flight-shape.ts';
import type { HandleShape } from '#scene/handle-shape.ts';
import type { MessageScene } from '#scene/message-scene.ts';
import type { NodeShape } from '#scene/node-shape.ts';
import type { DeviceShape, GroupShape } from '#scene/outside-shape.ts';
import type { WireShape } from '#scene/wire-shape.ts';

import { drawCallout, drawHandle, makeCallout, makeHandle } from './draw-above.ts';
import type { CalloutMade, HandleMade } from './draw-above.ts';
import { drawCommons, makeCommons } from './draw-commons.ts';
import type { CommonsMade } from './draw-commons.ts';
import { drawFlight, makeFlight } from './draw-flight.ts';
import type { FlightMade } from './draw-flight.ts';
import { drawNode, makeNode } from './draw-node.ts';
import type { NodeMade } from './draw-node.ts';
import { drawDevice, drawTile, makeDevice, makeTile } from './draw-others.ts';
import type { DeviceMade, TileMade } from './draw-others.ts';
import { drawWire, makeWire } from './draw-wire.ts';
import type { WireMade } from './draw-wire.ts';
import { drawLayer, layer, write } from './ink.ts';
import type { Group, Layer } from './ink.ts';
import { tellEvents } from './pressable.ts';
import type { PictureActions } from './pressable.ts';

export type DrawOptions = { readonly reducedMotion: boolean };

type Drawing = {
  readonly commons: CommonsMade;
  readonly wires: Layer<WireShape, WireMade>;
  readonly devices: Layer<DeviceShape, DeviceMade>;
  readonly groups: Layer<GroupShape, TileMade>;
  readonly nodes: Layer<NodeShape, NodeMade>;
  /** Above all boxes, so that what is said can always be read. */
  readonly flights: Layer<FlightShape, FlightMade>;
  readonly handles: Layer<HandleShape, HandleMade>;
  readonly callout: CalloutMade;
};

const drawings = new WeakMap<SVGSVGElement, Drawing>();

/** Makes the layers once. What is drawn later can be pressed, and tells so. */
export function startMessages(svg: SVGSVGElement, actions: PictureActions): void {
  if (drawings.has(svg)) return;
  defineMarks(svg);
  const ground: Group = select(svg).append('g');
  drawings.set(svg, {
    commons: makeCommons(ground),
    wires: layer(svg, { className: 'wires', make: makeWire, draw: drawWire }),
    nodes: layer(svg, {
      className: 'nodes',
      make: (group, mark: NodeShape) => makeNode(group, mark, actions),
      draw: drawNode,
    }),
    devices: layer(svg, {
      className: 'devices',
      make: (group, mark: DeviceShape) => makeDevice(group, mark, actions),
      draw: drawDevice,
    }),
    groups: layer(svg, {
      className: 'groups',
      make: (group, mark: GroupShape) => makeTile(group, mark, actions),
      draw: drawTile,
    }),
    ...makeAbove(svg, actions),
  });
}

export function drawMessages(svg: SVGSVGElement, scene: MessageScene, options: DrawOptions): void {
  const drawing = drawings.get(svg);
  if (drawing === undefined) return;
  write(svg, {
    viewBox: `0 0 ${scene.size.width} ${scene.size.height}`,
    'data-form': scene.form,
    'data-still': String(options.reducedMotion),
  });
  drawCommons(drawing.commons, scene.commons);
  drawLayer(drawing.wires, scene.wires);
  drawLayer(drawing.nodes, scene.nodes);
  drawLayer(drawing.devices, scene.devices);
  drawLayer(drawing.groups, scene.groups);
  drawAbove(drawing, scene);
}

type Above = Pick<Drawing, 'flights' | 'handles' | 'callout'>;

/** What both pictures have above their boxes. */
export function makeAbove(svg: SVGSVGElement, actions: PictureActions): Above {
  const flights = layer(svg, {
    className: 'flights',
    make: makeFlight,
    draw: drawFlight,
    isPassedOn: ({ text }: FlightShape) => text === '',
  });
  tellEvents(flights.parent, actions);
  return {
    flights,
    handles: layer(svg, {
      className: 'handles',
      make: (group, mark: HandleShape) => makeHandle(group, mark, actions),
      draw: drawHandle,
    }),
    callout: makeCallout(select(svg).append('g')),
  };
}

export function drawAbove(
  above: Above,
  scene: Pick<MessageScene, 'flights' | 'handles' | 'callout'>,
) {
  drawLayer(above.flights, scene.flights);
  drawLayer(above.handles, scene.handles);
  drawCallout(above.callout, scene.callout);
}

/** Arrow heads and the hatching of skipped messages. */
export function defineMarks(svg: SVGSVGElement): void {
  const defs = select(svg).append('defs');
  const arrow = defs.append('marker').attr('id', 'arrow').attr('viewBox', '0 0 8 8');
  arrow.attr('refX', 7.5).attr('refY', 4).attr('markerWidth', 10).attr('markerHeight', 10);
  arrow.attr('markerUnits', 'userSpaceOnUse');
  arrow.attr('orient', 'auto').attr('class', 'arrow').append('path').attr('d', 'M0 0.5 8 4 0 7.5z');
  const eye = defs.append('marker').attr('id', 'eye').attr('viewBox', '0 0 10 10');
  eye.attr('refX', 9.6).attr('refY', 5).attr('markerWidth', 9).attr('markerHeight', 9);
  eye.attr('markerUnits', 'userSpaceOnUse').attr('class', 'eye');
  eye.append('circle').attr('cx', 5).attr('cy', 5).attr('r', 3.2);
  const hatch = defs.append('pattern').attr('id', 'hatch').attr('patternUnits', 'userSpaceOnUse');
  hatch.attr('width', 4).attr('height', 4).attr('patternTransform', 'rotate(45)');
  hatch.append('path').attr('d', 'M0 0V4').attr('class', 'hatch-line');
}
