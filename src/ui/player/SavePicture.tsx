// Saves the picture that is shown as a PNG, in the phone's own pixels, without touches.
import { ImageDown } from 'lucide-react'
import type { RefObject } from 'react'
import type { ReplayIndex } from '../../format/replayIndex.ts'
import { clockText } from '../../lib/time.ts'
import type { Player } from '../../player/types.ts'
import type { ReplayStage } from '../../render/index.ts'
import { ActionButton, type Outcome } from './ActionButton.tsx'
import { saveAs } from './saveAs.ts'
import { pictureFileName } from './savedNames.ts'

interface SavePictureProps {
  readonly player: Player
  readonly replay: ReplayIndex
  readonly stage: RefObject<ReplayStage | null>
  readonly compact?: boolean
}

/** Phones have three; what says more would only cost memory. */
const MOST_PIXELS_PER_POINT = 3

export function SavePicture({ player, replay, stage, compact }: SavePictureProps) {
  const save = async (): Promise<Outcome> => {
    const frame = player.frame()
    // In a gap the picture is of another moment, and a file would not say so.
    if (!frame || frame.gap || !stage.current)
      return { isDone: false, text: 'There is no picture of this moment' }
    const png = stage.current.toDataURL(Math.min(MOST_PIXELS_PER_POINT, replay.device.scale))
    if (!png.startsWith('data:image/png')) return { isDone: false, text: 'The browser refused to save' }
    saveAs(png, pictureFileName(replay, frame.at))
    return { isDone: true, text: `Saved at ${clockText(frame.at)}` }
  }
  return (
    <ActionButton
      icon={ImageDown}
      label="Save picture"
      title="Save the picture of this moment as PNG"
      onPress={save}
      {...(compact && { compact })}
    />
  )
}
