import { createLiveClient } from '@gym-it/client'

const live = createLiveClient({ url: process.argv[2] ?? 'ws://localhost:8000/ws' })

live.subscribe('tournament:12', {
  onGap: () => console.log('load the bracket'),
  onEvent: event => {
    if (event.event === 'match.completed') console.log(`match ${event.data.match.match_number} is decided`)
    if (event.event === 'tournament.completed') live.stop()
  },
})
