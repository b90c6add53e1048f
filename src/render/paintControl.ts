// Controls as the phone draws them, from what the recording says of them. Titles and pictures in them are children.
import type { Control, ViewNode } from '../format/types.ts'
import { type Box, type Brush, isolated } from './brush.ts'
import { paintActivity, paintProgress, paintSlider } from './controls/bars.ts'
import type { Pen } from './controls/look.ts'
import { paintPages, paintSegments, paintStepper, paintSwitch } from './controls/toggles.ts'
import { paintDate, paintPicker } from './controls/wheels.ts'
import { tracePath } from './paintBox.ts'

const painters: Readonly<Record<string, (pen: Pen) => void>> = {
  switch: paintSwitch,
  stepper: paintStepper,
  segments: paintSegments,
  pages: paintPages,
  slider: paintSlider,
  progress: paintProgress,
  activity: paintActivity,
  picker: paintPicker,
  date: paintDate,
}

export function isControl(kind: string): boolean {
  return Object.hasOwn(painters, kind)
}

const nothing: Control = {}

/** What lies below the control's children. A disabled one is drawn at half strength. */
export function paintControl(brush: Brush, node: ViewNode, box: Box, at: number): void {
  // A date picker that is open, as wheels or as a calendar, is drawn by its parts.
  if (node.kind === 'date' && node.children?.length) return
  const control = node.control ?? nothing
  isolated(brush, () => {
    const { ctx } = brush
    if (control.enabled === false) ctx.globalAlpha *= 0.5
    ctx.scale(box.unit, box.unit)
    painters[node.kind]?.({
      ctx,
      width: box.w / box.unit,
      height: box.h / box.unit,
      unit: box.unit,
      control,
      masked: node.mask !== undefined,
      at,
    })
  })
}

/** A button under a finger: dimmed above its title. What its title looks like when disabled is recorded with the title. */
export function paintHighlight(brush: Brush, node: ViewNode, box: Box): void {
  isolated(brush, () => {
    const { ctx } = brush
    ctx.fillStyle = 'rgba(0, 0, 0, 0.14)'
    ctx.beginPath()
    tracePath(ctx, node.radii, box, 0)
    ctx.fill()
  })
}
