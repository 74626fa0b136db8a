import { fieldsSeenBy, type PersonFieldName, type User, updateMe } from '@gym-it/contracts'
import { NumberInput, Textarea, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { call } from '../../lib/call.ts'
import { today } from '../../lib/dates.ts'
import { i18n } from '../../lib/i18n.ts'
import { Form } from '../../ui/form.tsx'
import { toast } from '../../ui/toast.ts'
import { showOwnProfile } from './own-profile.ts'

/** Who else sees a field, from the same table as the services. */
const seenBy = (field: PersonFieldName) =>
  fieldsSeenBy('member').includes(field)
    ? i18n._('Everyone who is signed in sees it.')
    : i18n._('Trainers and administrators see it.')

const textOrNull = (text: string) => text.trim() || null

/** What one tells the club of oneself. */
export function ProfileForm({ user }: { user: User }) {
  const form = useForm({
    initialValues: {
      full_name: user.full_name,
      club: user.club ?? '',
      discipline: user.discipline ?? '',
      birth_date: user.birth_date ?? '',
      weight_kg: user.weight_kg ?? ('' as number | string),
      phone: user.phone ?? '',
      emergency_contact: user.emergency_contact ?? '',
      bio: user.bio ?? '',
    },
    validate: { full_name: isNotEmpty(i18n._('Write your name as it should stand in the bracket')) },
  })
  return (
    <Form
      form={form}
      submitLabel={i18n._('Save')}
      onSubmit={async values => {
        const { full_name, birth_date, weight_kg, ...texts } = values
        const changed = await call(updateMe, {
          body: {
            full_name: full_name.trim(),
            birth_date: textOrNull(birth_date),
            weight_kg: weight_kg === '' ? null : Number(weight_kg),
            club: textOrNull(texts.club),
            discipline: textOrNull(texts.discipline),
            phone: textOrNull(texts.phone),
            emergency_contact: textOrNull(texts.emergency_contact),
            bio: textOrNull(texts.bio),
          },
        })
        showOwnProfile(changed)
        toast(i18n._('Your profile is saved'))
      }}
    >
      <TextInput
        label={i18n._('Full name')}
        description={i18n._('As it stands in brackets.')}
        autoComplete="name"
        maxLength={200}
        size="md"
        {...form.getInputProps('full_name')}
      />
      <div className="profile-pair">
        <TextInput
          label={i18n._('Club')}
          description={seenBy('club')}
          maxLength={100}
          size="md"
          {...form.getInputProps('club')}
        />
        <TextInput
          label={i18n._('Discipline')}
          description={seenBy('discipline')}
          placeholder={i18n._('Judo')}
          maxLength={100}
          size="md"
          {...form.getInputProps('discipline')}
        />
      </div>
      <div className="profile-pair">
        <TextInput
          label={i18n._('Date of birth')}
          description={seenBy('birth_date')}
          type="date"
          min="1900-01-01"
          max={today()}
          autoComplete="bday"
          size="md"
          {...form.getInputProps('birth_date')}
        />
        <NumberInput
          label={i18n._('Weight in kg')}
          description={seenBy('weight_kg')}
          min={10}
          max={400}
          decimalScale={1}
          size="md"
          {...form.getInputProps('weight_kg')}
        />
      </div>
      <div className="profile-pair">
        <TextInput
          label={i18n._('Telephone')}
          description={seenBy('phone')}
          type="tel"
          autoComplete="tel"
          maxLength={40}
          size="md"
          {...form.getInputProps('phone')}
        />
        <TextInput
          label={i18n._('In an emergency call')}
          description={seenBy('emergency_contact')}
          placeholder={i18n._('Name and number')}
          maxLength={200}
          size="md"
          {...form.getInputProps('emergency_contact')}
        />
      </div>
      <Textarea
        label={i18n._('About me')}
        description={seenBy('bio')}
        maxLength={2000}
        autosize
        minRows={3}
        size="md"
        {...form.getInputProps('bio')}
      />
    </Form>
  )
}
