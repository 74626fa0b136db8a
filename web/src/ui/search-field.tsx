import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

/** The field that narrows a list down while one types. */
export function SearchField(props: {
  label: string
  placeholder: string
  value: string
  onChange: (text: string) => void
}) {
  return (
    <TextInput
      aria-label={props.label}
      placeholder={props.placeholder}
      type="search"
      maxLength={200}
      leftSection={<IconSearch size={18} aria-hidden="true" />}
      value={props.value}
      onChange={event => props.onChange(event.currentTarget.value)}
      className="filter-grow"
    />
  )
}
