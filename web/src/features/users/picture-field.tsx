import { pictureTypes, removeAvatar, setAvatar, type User } from '@gym-it/contracts'
import { Button, FileButton, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { ApiProblem } from '../../lib/api-problem.ts'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { toast, toastProblem } from '../../ui/toast.ts'
import { showOwnProfile } from './own-profile.ts'
import { PersonPicture } from './person-picture.tsx'
import { squarePicture } from './square-picture.ts'

const unreadable = () =>
  new ApiProblem(
    0,
    'MEDIA_TYPE_UNSUPPORTED',
    i18n._('This file cannot be read as a picture. Choose a JPEG, PNG or WebP.'),
  )

/** One’s own picture: chosen, changed, removed at once. */
export function PictureField({ user }: { user: User }) {
  const setting = useMutation({
    mutationFn: async (file: File) => {
      const body = await squarePicture(file).catch(() => {
        throw unreadable()
      })
      return call(setAvatar, { body })
    },
    onSuccess: changed => {
      showOwnProfile(changed)
      toast(i18n._('Your picture is set'))
    },
    onError: toastProblem,
  })
  const removing = useMutation({
    mutationFn: () => call(removeAvatar, {}),
    onSuccess: showOwnProfile,
    onError: toastProblem,
  })
  return (
    <div className="profile-picture">
      <PersonPicture person={user} size={96} />
      <div>
        <Group gap="xs">
          <FileButton accept={pictureTypes.join()} onChange={file => file && setting.mutate(file)}>
            {props => (
              <Button {...props} variant="default" loading={setting.isPending}>
                {user.avatar_url ? i18n._('Change the picture') : i18n._('Choose a picture')}
              </Button>
            )}
          </FileButton>
          {user.avatar_url && (
            <Button
              variant="subtle"
              color="var(--gym-danger)"
              loading={removing.isPending}
              onClick={() => removing.mutate()}
            >
              {i18n._('Remove')}
            </Button>
          )}
        </Group>
        <p className="hint quiet">{i18n._('Everyone sees it. The place and time it was taken are removed.')}</p>
      </div>
    </div>
  )
}
