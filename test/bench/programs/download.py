"""Downloads http://127.0.0.1:PORT/PATH into nothing and prints its bytes and the seconds it took.

A client must cost little where it shares a core with the server: curl reads 16 KiB at a time and writes them away.
Arguments: the port, the path.
"""
import socket
import sys
import time

READ = 1024 * 1024

port, path = sys.argv[1:]
began = time.perf_counter()
connection = socket.create_connection(('127.0.0.1', int(port)))
connection.sendall(f'GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n'.encode())
head = b''
while b'\r\n\r\n' not in head:
    piece = connection.recv(READ)
    if not piece:
        sys.exit('The connection ended within the head.')
    head += piece
head, _, rest = head.partition(b'\r\n\r\n')
if not head.startswith(b'HTTP/1.1 200 '):
    sys.exit(head.decode('latin1'))
received = len(rest)
into = memoryview(bytearray(READ))
while length := connection.recv_into(into):
    received += length
print(received, time.perf_counter() - began)
