import { Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useState } from 'react'
import { i18n } from '../../lib/i18n.ts'
import { readNamesFile } from './read-names-file.ts'

interface NamesFieldProps {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly minRows: number
  readonly autoFocus: boolean
}

const mostRows = 14
/** Browsers take seconds to insert thousands of lines by themselves, and nothing to show them as a whole. */
const slowPaste = 20_000

/** As many as there are lines, within bounds; measuring five thousand of them would hold up the page. */
function rowsOf(text: string, least: number): number {
  let rows = 1
  for (let at = text.indexOf('\n'); at >= 0 && rows < mostRows; at = text.indexOf('\n', at + 1)) rows += 1
  return Math.max(least, rows)
}

/** Names, one a line: typed, pasted, dropped as a file, or chosen as one. A file goes below what stands there. */
export function NamesField({ value, onChange, minRows, autoFocus }: NamesFieldProps) {
  const [problem, setProblem] = useState<string>()
  const [isOver, setIsOver] = useState(false)
  const take = async (file: File | null | undefined) => {
    if (!file) return
    const read = await readNamesFile(file)
    setProblem('problem' in read ? read.problem : undefined)
    if ('text' in read) onChange(value.trim() === '' ? read.text : `${value.trimEnd()}\n${read.text}`)
  }
  const isFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files on; the button does the same by keyboard
    <div
      className={isOver ? 'names-field names-field-over' : 'names-field'}
      onDragOver={event => {
        if (!isFile(event)) return
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={event => {
        if (!isFile(event)) return
        event.preventDefault()
        setIsOver(false)
        void take(event.dataTransfer.files[0])
      }}
    >
      <Textarea
        aria-label={i18n._('Names, one a line')}
        placeholder={'Ana Silva\nBea Cruz\nÇelik Öz'}
        rows={rowsOf(value, minRows)}
        size="md"
        dir="auto"
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        onPaste={event => {
          const pasted = event.clipboardData.getData('text')
          if (pasted.length < slowPaste) return
          event.preventDefault()
          const { selectionStart, selectionEnd } = event.currentTarget
          onChange(value.slice(0, selectionStart) + pasted.replace(/\r\n?/g, '\n') + value.slice(selectionEnd))
        }}
        autoFocus={autoFocus}
      />
      <Group gap="sm" mt={6}>
        <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain" onChange={file => void take(file)}>
          {props => (
            <Button {...props} variant="subtle" size="compact-md" leftSection={<IconFileImport size={16} />}>
              {i18n._('Choose a CSV file')}
            </Button>
          )}
        </FileButton>
        <Text c="dimmed" size="sm" className="wide-only">
          {i18n._('or drop it here')}
        </Text>
      </Group>
      {problem && (
        <Text c="var(--gym-danger)" role="alert" className="clip-long">
          {problem}
        </Text>
      )}
    </div>
  )
}
