import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { inReverse } from '@gym-it/service-kit/testing'
import { countLines } from './chaos/report.ts'
import { runChaos } from './chaos/run.ts'
import { redisProgram, victims } from './chaos/servers.ts'

const rounds = 3

test('while servers are killed under four tournaments nothing is lost and nothing comes twice (all of it: npm run chaos)', {
  skip: existsSync(redisProgram) ? false : `${redisProgram} is not installed`,
}, async t => {
  const kills = rounds * victims.length
  const report = await runChaos(inReverse(t), { seed: 'short', kills, sockets: 40, log: () => {} })
  for (const line of countLines(report)) t.diagnostic(line)
  assert.deepEqual(report.problems, [])
  for (const victim of victims) {
    assert.equal(report.killings.filter(one => one.victim === victim).length, rounds, `kills of ${victim}`)
  }
  assert.ok(report.results > 100, `${report.results} results`)
  assert.ok(report.reconnects >= rounds * report.sockets, `${report.reconnects} reconnects`)
})
