import { Button, Group, Modal, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconDownload, IconPrinter, IconShare2 } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, useState } from 'react'
import { formatMoment } from '../../../lib/dates.ts'
import { i18n } from '../../../lib/i18n.ts'
import { saveFile } from '../../../lib/save-file.ts'
import { toastProblem } from '../../../ui/toast.ts'
import { useReturnFocus } from '../../../ui/use-return-focus.ts'
import { MatchNames } from '../match/match-name.ts'
import { onePage, type Paper } from './pages.ts'
import { PrintedPages } from './printed-pages.tsx'
import { canShare, fileName, pngImage, svgImage } from './save-image.ts'
import { type Sheet, tableSheet } from './sheet.ts'
import './sheet-dialog.css'

interface SheetDialogProps {
  /** The tournament's name; '' where it is not known. */
  readonly title: string
  /** What can be printed, the first of them at first. */
  readonly sheets: readonly Sheet[]
  readonly onClose: () => void
}

const papers: readonly { readonly value: Paper; readonly label: string }[] = [
  { value: 'a4', label: 'A4' },
  { value: 'a3', label: 'A3' },
  { value: 'letter', label: 'Letter' },
]

/** A part of a tournament for paper, on one sheet or on many, and as a picture to keep or to pass on. */
export function SheetDialog({ title: given, sheets, onClose }: SheetDialogProps) {
  useReturnFocus()
  const names = useContext(MatchNames)
  const [isOnOne, setIsOnOne] = useState(true)
  const [paper, setPaper] = useState<Paper>('a4')
  const [chosen, setChosen] = useState(0)
  // As it stood when the dialog was opened: a sheet does not change while somebody chooses its paper.
  const [known] = useState(sheets)
  const [moment] = useState(() => formatMoment(new Date().toISOString()))
  const sheet = known[chosen] ?? noSheet
  const title = given || sheet.label
  const drawn = useMemo(() => {
    const part = sheet.label
    const lead =
      title === part ? i18n._('As of {moment}', { moment }) : i18n._('{part}, as of {moment}', { part, moment })
    return sheet.draw({ title, lead, names })
  }, [sheet, title, moment, names])
  const { drawing, pages } = useMemo(
    () => (isOnOne ? { drawing: drawn.whole, pages: onePage(drawn.whole, paper) } : drawn.large(paper)),
    [drawn, isOnOne, paper],
  )
  const name = fileName(title)
  const [image, setImage] = useState<string>()
  useEffect(() => {
    const address = URL.createObjectURL(svgImage(drawing, name))
    setImage(address)
    return () => URL.revokeObjectURL(address)
  }, [drawing, name])
  const picture = useMutation({
    mutationFn: async (isShared: boolean) => {
      const file = await pngImage(drawn.whole, name)
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
        {known.length > 1 && (
          <NativeSelect
            aria-label={i18n._('What to print')}
            value={chosen}
            onChange={event => setChosen(Number(event.currentTarget.value))}
            data={known.map(({ label }, index) => ({ value: String(index), label }))}
          />
        )}
        <div className="sheet-picture">{image && <img src={image} alt={i18n._('What will be drawn')} />}</div>
        <Group gap="sm">
          <SegmentedControl
            aria-label={i18n._('How many pages')}
            value={isOnOne ? 'one' : 'many'}
            onChange={value => setIsOnOne(value === 'one')}
            data={[
              { value: 'one', label: i18n._('One page') },
              { value: 'many', label: i18n._('Large, many pages') },
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
            onClick={() => saveFile(svgImage(drawn.whole, name))}
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
      {image && <PrintedPages drawing={drawing} pages={pages} paper={paper} image={image} title={title} />}
    </Modal>
  )
}

const noSheet: Sheet = tableSheet('', [])

/** A file of the kind that would be passed on: browsers tell by its type alone. */
const anyPicture = () => new File([new Uint8Array(1)], 'picture.png', { type: 'image/png' })
