/** Libraries whose classes the server knows by identity: a spec has to take the server's own. */
export { Controller, Get, Module, RequestMethod } from '@nestjs/common';
export { DiscoveryService, MetadataScanner, ModulesContainer, NestFactory } from '@nestjs/core';
export { EventEmitter2 } from '@nestjs/event-emitter';
export { FastifyAdapter } from '@nestjs/platform-fastify';
export { getDataSourceToken } from '@nestjs/typeorm';
export { PinoLogger } from 'nestjs-pino';
export { DataSource } from 'typeorm';
