import { runService } from '@gym-it/service-kit'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'

await runService('api-gateway', readConfig, createApp)
