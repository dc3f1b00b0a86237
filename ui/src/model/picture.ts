// A drawn picture as shapes with their colours, to be written as a file of its own: the window's style sheet does not
// go with it, and a picture of pixels is painted from the same shapes (the content security policy lets no picture be
// loaded from anywhere but the program itself).

interface Look {
  fill: string;
  stroke: string;
  strokeWidth: number;
  dash: number[];
  opacity: number;
}

export type Shape = Look &
  (
    | { kind: "rect"; x: number; y: number; width: number; height: number }
    | { kind: "line"; x1: number; y1: number; x2: number; y2: number }
    | { kind: "path"; d: string }
    | {
        kind: "text";
        x: number;
        y: number;
        text: string;
        anchor: "start" | "middle" | "end";
        size: number;
        halo: boolean;
      }
  );

/** A picture to be written. */
export interface Picture {
  title: string;
  /** Said below the picture: what is counted, from where. */
  notes: readonly string[];
  width: number;
  height: number;
  shapes: readonly Shape[];
  paper: string;
  ink: string;
  /** Colour of hatched areas. */
  hatch: string;
}

const FACE = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif";
const MARGIN = 16;
const TITLE = 30;
const NOTE = 18;
const HATCHED = "hatched";

/** The shapes of a drawing; what is only for the screen (`data-screen`) or lies outside of it is left out. */
export function shapesOf(svg: SVGSVGElement, width: number): Shape[] {
  const shapes: Shape[] = [];
  for (const element of svg.querySelectorAll("rect, line, path, text")) {
    if (element.closest("defs, [data-screen]")) continue;
    const shape = shapeOf(element);
    if (shape && !beyond(shape, width)) shapes.push(clipped(shape, width));
  }
  return shapes;
}

function shapeOf(element: Element): Shape | null {
  const number = (name: string) => Number(element.getAttribute(name) ?? 0);
  const look = lookOf(element);
  switch (element.tagName) {
    case "rect":
      return {
        kind: "rect",
        ...look,
        x: number("x") + shift(element),
        y: number("y"),
        width: number("width"),
        height: number("height"),
      };
    case "line":
      return {
        kind: "line",
        ...look,
        x1: number("x1"),
        y1: number("y1"),
        x2: number("x2"),
        y2: number("y2"),
      };
    case "path":
      return { kind: "path", ...look, d: element.getAttribute("d") ?? "" };
    case "text": {
      const anchor = element.getAttribute("text-anchor");
      const text = element.textContent?.trim() ?? "";
      return {
        kind: "text",
        ...look,
        stroke: "none",
        x: number("x"),
        y: number("y"),
        text,
        anchor: anchor === "middle" || anchor === "end" ? anchor : "start",
        size: 11,
        halo: look.stroke !== "none",
      };
    }
    default:
      return null;
  }
}

function shift(element: Element): number {
  return Number(/translate\(([-\d.]+)/.exec(element.getAttribute("transform") ?? "")?.[1] ?? 0);
}

function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const group = element.parentElement ? Number(getComputedStyle(element.parentElement).opacity || 1) : 1;
  const fill = style.fill.includes("url(") ? HATCHED : style.fill || "none";
  const filled = Number(style.fillOpacity || 1);
  return {
    fill,
    stroke: style.stroke || "none",
    strokeWidth: parseFloat(style.strokeWidth) || 1,
    dash:
      style.strokeDasharray === "none"
        ? []
        : style.strokeDasharray
            .split(/[\s,]+/)
            .map(parseFloat)
            .filter(Boolean),
    opacity: Number(style.opacity || 1) * group * filled,
  };
}

function beyond(shape: Shape, width: number): boolean {
  if (shape.kind === "rect") return shape.x >= width || shape.x + shape.width <= 0 || shape.width <= 0;
  return shape.kind === "text" && shape.text === "";
}

function clipped(shape: Shape, width: number): Shape {
  if (shape.kind !== "rect") return shape;
  const x = Math.max(0, shape.x);
  return { ...shape, x, width: Math.min(width, shape.x + shape.width) - x };
}

function sizeOf(picture: Picture): { width: number; height: number; top: number } {
  const top = MARGIN + TITLE;
  return {
    width: picture.width + 2 * MARGIN,
    height: top + picture.height + MARGIN + picture.notes.length * NOTE,
    top,
  };
}

/** The picture as a file of shapes. */
export function svgOf(picture: Picture): string {
  const { width, height, top } = sizeOf(picture);
  const note = (text: string, index: number) =>
    `<text x="${MARGIN}" y="${top + picture.height + NOTE * (index + 1)}" font-size="11" fill="${picture.ink}" opacity="0.75">${escaped(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FACE}">`,
    `<title>${escaped(picture.title)}</title>`,
    `<defs><pattern id="${HATCHED}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="4" height="4" fill="${picture.paper}"/><line y2="4" stroke="${picture.hatch}" stroke-width="2.4"/></pattern></defs>`,
    `<rect width="${width}" height="${height}" fill="${picture.paper}"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-size="15" fill="${picture.ink}">${escaped(picture.title)}</text>`,
    `<g transform="translate(${MARGIN} ${top})">`,
    ...picture.shapes.map(tagOf),
    "</g>",
    ...picture.notes.map(note),
    "</svg>",
    "",
  ].join("\n");
}

function tagOf(shape: Shape): string {
  const fill = shape.fill === HATCHED ? `url(#${HATCHED})` : shape.fill;
  const look = [
    `fill="${fill}"`,
    shape.stroke === "none" ? "" : `stroke="${shape.stroke}" stroke-width="${shape.strokeWidth}"`,
    shape.dash.length ? `stroke-dasharray="${shape.dash.join(" ")}"` : "",
    shape.opacity < 1 ? `opacity="${round(shape.opacity)}"` : "",
  ];
  const end = look.filter(Boolean).join(" ");
  switch (shape.kind) {
    case "rect":
      return `<rect x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}" ${end}/>`;
    case "line":
      return `<line x1="${round(shape.x1)}" y1="${round(shape.y1)}" x2="${round(shape.x2)}" y2="${round(shape.y2)}" ${end}/>`;
    case "path":
      return `<path d="${escaped(shape.d)}" ${end}/>`;
    case "text":
      return `<text x="${round(shape.x)}" y="${round(shape.y)}" font-size="${shape.size}" text-anchor="${shape.anchor}" ${end}>${escaped(shape.text)}</text>`;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** The picture as pixels, `scale` for each of the drawing's; null where nothing can be painted. */
export async function pngOf(picture: Picture, scale = 2): Promise<Uint8Array | null> {
  const { width, height, top } = sizeOf(picture);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.scale(scale, scale);
  pen.fillStyle = picture.paper;
  pen.fillRect(0, 0, width, height);
  write(pen, picture.title, MARGIN, MARGIN + 14, 15, picture.ink);
  pen.save();
  pen.translate(MARGIN, top);
  const hatch = hatched(pen, picture);
  for (const shape of picture.shapes) paint(pen, shape, hatch, picture.paper);
  pen.restore();
  picture.notes.forEach((note, index) =>
    write(pen, note, MARGIN, top + picture.height + NOTE * (index + 1), 11, picture.ink),
  );
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  size: number,
  ink: string,
): void {
  pen.font = `${size}px ${FACE}`;
  pen.fillStyle = ink;
  pen.fillText(text, x, y);
}

function hatched(pen: CanvasRenderingContext2D, picture: Picture): CanvasPattern | string {
  const tile = document.createElement("canvas");
  tile.width = 6;
  tile.height = 6;
  const own = tile.getContext("2d");
  if (!own) return picture.hatch;
  own.fillStyle = picture.paper;
  own.fillRect(0, 0, 6, 6);
  own.strokeStyle = picture.hatch;
  own.lineWidth = 2;
  for (const start of [-6, 0, 6]) {
    own.beginPath();
    own.moveTo(start, 6);
    own.lineTo(start + 6, 0);
    own.stroke();
  }
  return pen.createPattern(tile, "repeat") ?? picture.hatch;
}

function paint(
  pen: CanvasRenderingContext2D,
  shape: Shape,
  hatch: CanvasPattern | string,
  paper: string,
): void {
  pen.save();
  pen.globalAlpha = shape.opacity;
  pen.lineWidth = shape.strokeWidth;
  pen.setLineDash(shape.dash);
  pen.strokeStyle = shape.stroke;
  pen.fillStyle = shape.fill === HATCHED ? hatch : shape.fill;
  const filled = shape.fill !== "none";
  const stroked = shape.stroke !== "none";
  if (shape.kind === "text") {
    pen.font = `${shape.size}px ${FACE}`;
    pen.textAlign = shape.anchor === "middle" ? "center" : shape.anchor;
    if (shape.halo) {
      pen.lineWidth = 3;
      pen.strokeStyle = paper;
      pen.strokeText(shape.text, shape.x, shape.y);
    }
    pen.fillText(shape.text, shape.x, shape.y);
  } else {
    const path = pathOf(shape);
    if (filled && shape.kind !== "line") pen.fill(path);
    if (stroked) pen.stroke(path);
  }
  pen.restore();
}

function pathOf(shape: Exclude<Shape, { kind: "text" }>): Path2D {
  if (shape.kind === "path") return new Path2D(shape.d);
  const path = new Path2D();
  if (shape.kind === "rect") path.rect(shape.x, shape.y, shape.width, shape.height);
  else {
    path.moveTo(shape.x1, shape.y1);
    path.lineTo(shape.x2, shape.y2);
  }
  return path;
}
