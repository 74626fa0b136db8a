import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconDownload, IconPrinter, IconShare2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useState } from 'react'
import { formatMoment } from '../../../lib/dates.ts'
import { i18n } from '../../../lib/i18n.ts'
import { toastProblem } from '../../../ui/toast.ts'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { MatchNames } from '../match/match-name.ts'
import type { TreeLayout } from '../tree/tree-layout.ts'
import { drawTree } from './drawing.ts'
import { manyPages, onePage, type Paper } from './pages.ts'
import { PrintedPages } from './printed-pages.tsx'
import { canShare, fileName, pngImage, saveFile, svgImage } from './save-image.ts'
import './sheet-dialog.css'
import { SheetTitle } from './sheet-title.ts'

interface SheetDialogProps {
  /** The part of the tournament that is drawn. */
  readonly label: string
  readonly layout: TreeLayout
  readonly onClose: () => void
}

const papers: readonly { readonly value: Paper; readonly label: string }[] = [
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
  { value: 'letter', label: 'Letter' },
]

/** The bracket for paper, on one sheet or on many, and as a picture to keep or to pass on. */
export function SheetDialog({ label, layout, onClose }: SheetDialogProps) {
  useReturnFocus()
  const title = useContext(SheetTitle) || label
  const names = useContext(MatchNames)
  const [isOnOne, setIsOnOne] = useState(true)
  const [paper, setPaper] = useState<Paper>('a4')
  // As it stood when the dialog was opened: a sheet does not change while somebody chooses its paper.
  const [drawn] = useState(() => {
    const moment = formatMoment(new Date().toISOString())
    const lead =
      title === label ? i18n._('As of {moment}', { moment }) : i18n._('{part}, as of {moment}', { part: label, moment })
    return drawTree(layout, { title, lead, names })
  })
  const pages = useMemo(
    () => (isOnOne ? onePage(drawn, paper) : manyPages(drawn, layout.placed, paper)),
    [drawn, isOnOne, paper, layout],
  )
  const name = fileName(title)
  const [image, setImage] = useState<string>()
  useEffect(() => {
    const address = URL.createObjectURL(svgImage(drawn, name))
    setImage(address)
    return () => URL.revokeObjectURL(address)
  }, [drawn, name])
  const picture = useMutation({
    mutationFn: async (isShared: boolean) => {
      const file = await pngImage(drawn, name)
      if (!isShared) saveFile(file)
      // To close the list of apps is no fault.
      else await navigator.share({ files: [file], title }).catch(() => undefined)
    },
    onError: toastProblem,
  })
  const isShareable = useMemo(() => canShare(anyPicture()), [])
  const count = pages.pages.length
  return (
    <Modal opened onClose={onClose} title={i18n._('Print or save')} size="lg">
      <Stack gap="md">
        <div className="sheet-picture">
          {image && <img src={image} alt={i18n._('The bracket as it will be drawn')} />}
        </div>
        <Group gap="sm">
          <SegmentedControl
            aria-label={i18n._('How many pages')}
            value={isOnOne ? 'one' : 'many'}
            onChange={value => setIsOnOne(value === 'one')}
            data={[
              { value: 'one', label: i18n._('All on one page') },
              { value: 'many', label: i18n._('Large, on many pages') },
            ]}
          />
          <NativeSelect
            aria-label={i18n._('Paper')}
            value={paper}
            onChange={event => {
              const chosen = papers.find(one => one.value === event.currentTarget.value)
              if (chosen) setPaper(chosen.value)
            }}
            data={papers.map(one => ({ ...one }))}
          />
          <Text size="sm" c="dimmed" className="figures">
            {i18n._('{count, plural, one {# page} other {# pages}}', { count })}
          </Text>
        </Group>
        <Group justify="flex-end" gap="xs">
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            onClick={() => saveFile(svgImage(drawn, name))}
          >
            SVG
          </Button>
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            loading={picture.isPending}
            onClick={() => picture.mutate(false)}
          >
            PNG
          </Button>
          {isShareable && (
            <Button
              variant="default"
              leftSection={<IconShare2 size={18} aria-hidden="true" />}
              onClick={() => picture.mutate(true)}
            >
              {i18n._('Share the picture')}
            </Button>
          )}
          <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => print()}>
            {i18n._('Print')}
          </Button>
        </Group>
      </Stack>
      {image && <PrintedPages drawing={drawn} pages={pages} paper={paper} image={image} title={title} />}
    </Modal>
  )
}

/** A file of the kind that would be passed on: browsers tell by its type alone. */
const anyPicture = () => new File([new Uint8Array(1)], 'picture.png', { type: 'image/png' })
