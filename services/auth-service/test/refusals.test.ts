import { testHostileInput, testRefusals } from '@gym-it/service-kit/testing'
import { createApp } from './app.ts'

testRefusals('auth-service', createApp)
testHostileInput('auth-service', createApp)
