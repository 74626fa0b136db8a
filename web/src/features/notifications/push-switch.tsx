import { getDeliveryWays } from '@gym-it/contracts'
import { Box, Button, Text, Title } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { call } from '../../lib/call.ts'
import { i18n } from '../../lib/i18n.ts'
import { ProblemNote } from '../../ui/problem-note.tsx'
import { toast } from '../../ui/toast.ts'
import { canPush, pushState, turnPushOff, turnPushOn } from './push.ts'

/** Which ways this installation has. */
export const waysQuery = (userId: number) => ({
  queryKey: ['notification-ways', userId],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(getDeliveryWays, { signal }),
})

/** Turns push on and off in this browser; says why where it cannot. */
export function PushSwitch({ userId }: { userId: number }) {
  const ways = useQuery(waysQuery(userId))
  const state = useQuery({ queryKey: ['push-state'], queryFn: pushState, enabled: canPush(), staleTime: 0 })
  const key = ways.data?.push_public_key ?? null
  const switching = useMutation({
    mutationFn: (publicKey: string | null) => (publicKey === null ? turnPushOff() : turnPushOn(publicKey)),
    onSuccess: now => {
      if (now === 'on') toast(i18n._('You are told in this browser, even when the page is closed'))
    },
    onSettled: () => Promise.all([state.refetch(), ways.refetch()]),
  })
  return (
    <section className="panel" aria-labelledby="push-title">
      <Title order={2} size="h3" id="push-title" mb="xs">
        {i18n._('Push in this browser')}
      </Title>
      {!canPush() && (
        <Text c="dimmed">
          {i18n._(
            'This browser cannot do it here. On an iPhone, add this page to the home screen first; elsewhere the page must be opened by https.',
          )}
        </Text>
      )}
      {canPush() && ways.isSuccess && key === null && (
        <Text c="dimmed">{i18n._('Push is not set up here. An administrator can do that.')}</Text>
      )}
      {key !== null && state.data === 'blocked' && (
        <Text c="dimmed">
          {i18n._('You have blocked notifications of this site. Allow them in your browser’s settings first.')}
        </Text>
      )}
      {key !== null && state.data === 'off' && (
        <>
          <Text c="dimmed" mb="md">
            {i18n._('Your phone or computer tells you when your match is next, even when this page is closed.')}
          </Text>
          <Button loading={switching.isPending} onClick={() => switching.mutate(key)}>
            {i18n._('Turn on push')}
          </Button>
        </>
      )}
      {state.data === 'on' && (
        <>
          <Text c="dimmed" mb="md">
            {i18n._('You are told in this browser, even when this page is closed.')}
          </Text>
          <Button variant="default" loading={switching.isPending} onClick={() => switching.mutate(null)}>
            {i18n._('Turn off push')}
          </Button>
        </>
      )}
      {switching.data === 'unreachable' && (
        <Text role="alert" mt="md">
          {i18n._('This browser’s push service does not answer. Try again later, or in another browser.')}
        </Text>
      )}
      {(switching.error ?? ways.error) && (
        <Box mt="md">
          <ProblemNote error={switching.error ?? ways.error} />
        </Box>
      )}
    </section>
  )
}
