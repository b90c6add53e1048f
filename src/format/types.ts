// The recording format's shapes, version 2, as SPEC.md says them (rule numbers beside each). Written by hand, twice: here and in
// recorder/Sources/ReplayFormat. All of it is immutable once decoded.

declare const brand: unique symbol

/** Milliseconds since the recording's start (SPEC F12). Integer in a file; the playhead's may have a fraction. */
export type RecordingTime = number & { readonly [brand]: 'RecordingTime' }
/** The identity of a view for the recording's life, 1 … 2^31 − 1 (F21). */
export type NodeId = number & { readonly [brand]: 'NodeId' }

/** A colour, `#rrggbb` or `#rrggbbaa` (F25). */
export type Color = string
export type Point = readonly [x: number, y: number]
export type Size = readonly [width: number, height: number]
export type Rect = readonly [x: number, y: number, width: number, height: number]
export type Transform = readonly [a: number, b: number, c: number, d: number, tx: number, ty: number]
export type Radii = readonly [topLeft: number, topRight: number, bottomRight: number, bottomLeft: number]

/** Fields that this version does not know: key and the value's canonical JSON text, sorted by the key's UTF-8 bytes (C1). */
export type Extra = readonly (readonly [key: string, json: string])[]

export interface Extensible {
  readonly extra?: Extra
}

export type MaskLevel = 'light' | 'medium' | 'conservative'
export type MaskReason = 'level' | 'class' | 'view' | 'ancestor' | 'secure' | 'contentType' | 'unknownClass'
export type PlaceholderReason =
  | 'webView'
  | 'map'
  | 'video'
  | 'outOfProcess'
  | 'blocked'
  | 'unsupported'
  | 'overLimit'

export type KnownNodeKind =
  | 'screen'
  | 'view'
  | 'text'
  | 'image'
  | 'button'
  | 'input'
  | 'switch'
  | 'slider'
  | 'stepper'
  | 'segments'
  | 'progress'
  | 'activity'
  | 'pages'
  | 'picker'
  | 'date'
  | 'placeholder'

/** A kind that this version knows, or any other string, shown as a placeholder that names it (F24). */
export type NodeKind = KnownNodeKind | (string & {})

export interface Gradient extends Extensible {
  readonly type: 'axial' | 'radial' | 'conic'
  readonly colors: readonly Color[]
  readonly stops?: readonly number[]
  readonly start: Point
  readonly end: Point
}

export interface Border extends Extensible {
  readonly width: number
  readonly color: Color
}

export interface Shadow extends Extensible {
  readonly color: Color
  readonly radius: number
  readonly offset: Point
}

export interface Blur extends Extensible {
  readonly style: string
  readonly tint?: Color
}

export type FontDesign = 'default' | 'rounded' | 'serif' | 'monospaced'

export interface TextRun extends Extensible {
  /** UTF-16 offset where the run ends; the last run has none and goes to the end of the string. */
  readonly end?: number
  readonly size: number
  readonly weight?: number
  readonly design?: FontDesign
  readonly color?: Color
}

/** `[start, end, baseline, width, x?]`: offsets in UTF-16 units, the rest in points from the node's top left (F26). */
export type PartLine =
  | readonly [start: number, end: number, baseline: number, width: number]
  | readonly [start: number, end: number, baseline: number, width: number, x: number]

/** `[baseline, width?]`: the only line, which holds the whole string; without `width` it is as wide as its node. */
export type WholeLine = readonly [baseline: number] | readonly [baseline: number, width: number]

export type TextLine = WholeLine | PartLine

export type TextAlign = 'left' | 'center' | 'right' | 'justified'
export type Truncation = 'tail' | 'head' | 'middle' | 'clip' | 'none'

export interface Text extends Extensible {
  readonly string: string
  readonly runs: readonly TextRun[]
  readonly align?: TextAlign
  readonly lineLimit?: number
  readonly truncation?: Truncation
  readonly lines?: readonly TextLine[]
}

/** A new string on new lines, in the font and the alignment of before: what an update has where only they change (section 5). */
export type NewString = Pick<Text, 'string' | 'lines' | 'extra'> & { readonly runs?: undefined }

export type ContentMode =
  | 'fill'
  | 'fit'
  | 'cover'
  | 'center'
  | 'top'
  | 'bottom'
  | 'left'
  | 'right'
  | 'topLeft'
  | 'topRight'
  | 'bottomLeft'
  | 'bottomRight'

export interface ImageContent extends Extensible {
  /** Index into the chunk header's `resources`. */
  readonly resource: number
  readonly mode?: ContentMode
  readonly tint?: Color
  /** The picture's own size in points. */
  readonly size?: Size
}

export interface Control extends Extensible {
  readonly on?: boolean
  readonly value?: number
  readonly min?: number
  readonly max?: number
  readonly selected?: number
  readonly count?: number
  readonly columns?: readonly (readonly [rows: number, selected: number])[]
  readonly mode?: string
  readonly date?: string
  readonly animating?: boolean
  readonly enabled?: boolean
  readonly highlighted?: boolean
  readonly tint?: Color
  readonly track?: Color
  readonly thumb?: Color
}

export interface TextInput extends Extensible {
  readonly placeholder?: string
  readonly caret?: number
  readonly secure?: boolean
  readonly focused?: boolean
}

export interface Placeholder extends Extensible {
  readonly reason: PlaceholderReason
  readonly label?: string
}

export interface Mask extends Extensible {
  readonly reason: MaskReason
  /** How many bars are drawn in place of the text; 0 = empty. */
  readonly lines: number
}

/** One view of the screen (F23). Absent fields have their default. */
export interface ViewNode extends Extensible {
  readonly id: NodeId
  readonly class: string
  readonly kind: NodeKind
  readonly frame: Rect
  readonly scroll?: Point
  readonly transform?: Transform
  readonly anchor?: Point
  readonly clips?: boolean
  readonly radii?: Radii
  readonly background?: Color
  readonly gradient?: Gradient
  readonly border?: Border
  readonly shadow?: Shadow
  readonly alpha?: number
  readonly hidden?: boolean
  readonly blur?: Blur
  readonly text?: Text
  readonly image?: ImageContent
  readonly control?: Control
  readonly input?: TextInput
  readonly placeholder?: Placeholder
  readonly mask?: Mask
  readonly accessibilityId?: string
  readonly controller?: string
  readonly children?: readonly ViewNode[]
}

/** The state of the screen: the root node, of kind `screen`. */
export type ViewTree = ViewNode

/** Fields that an update can set, and unset (F32). */
export type UpdatableField = Exclude<keyof ViewNode, 'id' | 'class' | 'children' | 'extra'>
export type NodeChanges = Partial<Pick<ViewNode, Exclude<UpdatableField, 'text'>>> & {
  readonly text?: Text | NewString
} & Extensible

export interface Add extends Extensible {
  readonly parent: NodeId
  readonly index: number
  readonly node: ViewNode
}

export interface Move extends Extensible {
  readonly id: NodeId
  readonly parent: NodeId
  readonly index: number
}

export interface Update extends Extensible {
  readonly id: NodeId
  readonly set?: NodeChanges
  readonly unset?: readonly UpdatableField[]
}

/** What turns one tree into the next (section 5). */
export interface Diff extends Extensible {
  readonly adds?: readonly Add[]
  readonly removes?: readonly NodeId[]
  readonly moves?: readonly Move[]
  readonly updates?: readonly Update[]
}

interface Timed extends Extensible {
  readonly at: RecordingTime
}

export interface SnapshotEntry extends Timed {
  readonly kind: 'snapshot'
  readonly tree: ViewTree
}

export interface DiffEntry extends Timed, Diff {
  readonly kind: 'diff'
}

export type TouchPhase = 'began' | 'moved' | 'ended' | 'cancelled'

export interface TouchEntry extends Timed {
  readonly kind: 'touch'
  readonly finger: number
  readonly phase: TouchPhase
  /** `[dt, x, y]`: ms after `at`, screen points. Absent over what is masked or blocked. */
  readonly points?: readonly (readonly [dt: number, x: number, y: number])[]
  readonly target?: NodeId
}

export type Orientation = 'portrait' | 'portraitUpsideDown' | 'landscapeLeft' | 'landscapeRight'

export interface ViewportEntry extends Timed {
  readonly kind: 'viewport'
  readonly size: Size
  readonly orientation: Orientation
  readonly safeArea: readonly [top: number, left: number, bottom: number, right: number]
  readonly keyboard?: Rect
}

export type LifecycleState = 'foreground' | 'background' | 'paused' | 'resumed' | 'dropped'

export interface LifecycleEntry extends Timed {
  readonly kind: 'lifecycle'
  readonly state: LifecycleState
  readonly reason?: string
  readonly captures?: number
}

export interface ScreenEntry extends Timed {
  readonly kind: 'screen'
  readonly name: string
}

export interface LogEntry extends Timed {
  readonly kind: 'log'
  readonly level: string
  readonly message: string
}

export interface EndEntry extends Timed {
  readonly kind: 'end'
  readonly checksum: string
}

/** An entry of a kind that this version does not know: kept, passed over. */
export interface UnknownEntry extends Timed {
  readonly kind: 'unknown'
  /** The kind as the file has it. */
  readonly name: string
}

export type Entry =
  | SnapshotEntry
  | DiffEntry
  | TouchEntry
  | ViewportEntry
  | LifecycleEntry
  | ScreenEntry
  | LogEntry
  | UnknownEntry

export interface Device extends Extensible {
  readonly model: string
  readonly os: string
  readonly osVersion: string
  readonly screen: Size
  readonly scale: number
  readonly locale: string
  readonly timeZone: string
}

export interface App extends Extensible {
  readonly bundleId: string
  readonly version: string
  readonly build: string
}

export interface Sdk extends Extensible {
  readonly name: string
  readonly version: string
}

export interface Privacy extends Extensible {
  readonly maskLevel: MaskLevel
}

/** Line 1 of a chunk (F5). */
export interface ChunkHeader extends Extensible {
  readonly format: 2
  readonly deviceId: string
  readonly sessionId: string
  readonly sequence: number
  /** Epoch ms of the recording's first snapshot, the same in all chunks. */
  readonly startedAt: number
  /** Epoch ms at this chunk's first entry, by the phone's clock. */
  readonly wallAt: number
  readonly firstAt: RecordingTime
  readonly lastAt: RecordingTime
  readonly counts: Readonly<Record<string, number>>
  readonly resources: readonly string[]
  readonly device: Device
  readonly app: App
  readonly sdk: Sdk
  readonly privacy: Privacy
}

/** A decoded chunk: what stands between header and `end`, and the end. */
export interface Chunk {
  readonly header: ChunkHeader
  readonly entries: readonly Entry[]
  readonly end: EndEntry
  /** Of a file of an older version, which: the checksum at its end is over that version's bytes. */
  readonly version?: number
}

/** Why bytes are no chunk: the rule of SPEC.md, the line (1 = header, 0 = the whole), the path in it, a sentence. */
export interface FormatProblem {
  readonly rule: string
  readonly line: number
  readonly path: string
  readonly message: string
}

/** Limits of F2, F3, F11, F22, F26 and C9. */
export const LIMITS = {
  chunkBytes: 2 * 1024 * 1024,
  inflatedBytes: 16 * 1024 * 1024,
  jsonDepth: 1_100,
  entries: 20_000,
  nodes: 20_000,
  depth: 256,
  textBytes: 16 * 1024,
  resourceBytes: 2 * 1024 * 1024,
} as const
