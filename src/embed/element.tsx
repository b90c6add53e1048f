// The custom element <session-replay-player>, with all that it needs in one module. Importing it defines it.
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import type { PlayerEvents, PlayerHandle, ThemeChoice } from './api.ts'
import { EmbeddedReplay } from './EmbeddedReplay.tsx'
import { Remote } from './Remote.ts'
import { addStyles } from './styles.ts'

export type { PlayerEvents, PlayerHandle, ThemeChoice } from './api.ts'

const NAME = 'session-replay-player'
/** What a page may set. */
const SETTABLE = ['src', 't', 'theme', 'currentTime'] as const

/**
 * `<session-replay-player src="…" t="12.5" autoplay lists theme="dark">`. Attributes are observed; a new `t` is a seek. Events are CustomEvents named as
 * in PlayerEvents, with its value as `detail`; they do not bubble.
 */
export class SessionReplayPlayerElement extends HTMLElement implements PlayerHandle {
  static readonly observedAttributes: readonly string[] = ['src', 't', 'autoplay', 'theme', 'lists']
  readonly #remote: Remote
  #root: Root | null = null

  constructor() {
    super()
    this.attachShadow({ mode: 'open', delegatesFocus: true })
    this.#remote = new Remote((kind, detail) => this.dispatchEvent(new CustomEvent(kind, { detail })))
  }

  /** Address of a replay file, or of a replay of the read API; relative to the page. */
  get src(): string {
    return this.getAttribute('src') ?? ''
  }

  set src(value: string) {
    this.setAttribute('src', value)
  }

  /** Where it opens, seconds; set, it is a seek. */
  get t(): number {
    return Number(this.getAttribute('t') ?? 0)
  }

  set t(seconds: number) {
    this.setAttribute('t', String(seconds))
  }

  get theme(): ThemeChoice | null {
    const theme = this.getAttribute('theme')
    return theme === 'light' || theme === 'dark' ? theme : null
  }

  set theme(value: ThemeChoice | null) {
    if (value === null) this.removeAttribute('theme')
    else this.setAttribute('theme', value)
  }

  get currentTime(): number {
    return this.#remote.currentTime
  }

  set currentTime(seconds: number) {
    this.seek(seconds)
  }

  get duration(): number {
    return this.#remote.duration
  }

  get paused(): boolean {
    return this.#remote.paused
  }

  play(): void {
    this.#remote.play()
  }

  pause(): void {
    this.#remote.pause()
  }

  seek(seconds: number): void {
    this.#remote.seek(seconds)
  }

  connectedCallback(): void {
    if (!this.shadowRoot) return
    addStyles(this.shadowRoot)
    for (const name of SETTABLE) this.#takeOver(name)
    this.#root = createRoot(this.shadowRoot)
    this.#render()
  }

  /** Moved to another place of the page, it opens anew. */
  disconnectedCallback(): void {
    this.#root?.unmount()
    this.#root = null
  }

  attributeChangedCallback(name: string): void {
    if (!this.#root) return
    if (name === 't') this.seek(this.t)
    this.#render()
  }

  /** What a page set before the element was defined is a property of this one object, and hides the accessor. */
  #takeOver(name: (typeof SETTABLE)[number]): void {
    if (!Object.hasOwn(this, name)) return
    const value: unknown = Reflect.get(this, name)
    Reflect.deleteProperty(this, name)
    Reflect.set(this, name, value)
  }

  #render(): void {
    // At once: what the page says next is meant for the new replay.
    flushSync(() =>
      this.#root?.render(
        <EmbeddedReplay
          src={this.getAttribute('src')}
          t={this.t}
          autoplay={this.hasAttribute('autoplay')}
          lists={this.hasAttribute('lists')}
          theme={this.theme}
          remote={this.#remote}
        />,
      ),
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'session-replay-player': SessionReplayPlayerElement
  }
}

export interface SessionReplayPlayerEventMap {
  ready: CustomEvent<PlayerEvents['ready']>
  timeupdate: CustomEvent<PlayerEvents['timeupdate']>
  durationchange: CustomEvent<PlayerEvents['durationchange']>
  play: CustomEvent<null>
  pause: CustomEvent<null>
  ended: CustomEvent<null>
  error: CustomEvent<PlayerEvents['error']>
}

// Two bundles on one page, or the same one twice.
if (!customElements.get(NAME)) customElements.define(NAME, SessionReplayPlayerElement)
